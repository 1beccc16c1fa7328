import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";

const names = ["papertrail", "postgres", "proximo", "web"];

test.each([
  ["papertrial", "papertrail"],
  ["Postgres", "postgres"],
  ["postgress", "postgres"],
  ["wbe", "web"],
])("%s was meant to be %s", (written, meant) => {
  expect(nearestName(written, names)).toBe(meant);
});

test.each(["redis", "", "x", "constructor", "💥"])("%s is near to none", (written) => {
  expect(nearestName(written, names)).toBeUndefined();
});

test("nothing is near when there are no names", () => {
  expect(nearestName("web", [])).toBeUndefined();
});
