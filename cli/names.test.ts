import { InvalidArgumentError } from "commander";
import { expect, test } from "vitest";
import { named, namesIn } from "./names.ts";

test("names come by commas, by several options, or both", () => {
  expect(named("staging, production,")).toEqual(["staging", "production"]);
  expect(named("production", ["staging"])).toEqual(["staging", "production"]);
});

test.each(["", ",", " , "])("%j has no names, and an option has to have one", (text) => {
  expect(namesIn(text)).toEqual([]);
  expect(() => named(text)).toThrow(InvalidArgumentError);
});
