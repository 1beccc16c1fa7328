import { expect, test } from "vitest";
import type { Environment } from "../../settings/declare.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { example } from "../../settings/test/example.ts";
import { chosenPair, chosenServices } from "./chosen.ts";

const estateOf = (...names: Environment[]) => ({
  declaration: example,
  environments: new Map(names.map((environment) => [environment, { environment } as EstateSettings])),
});
const three = estateOf("development", "staging", "production");

test("the first and the last environment, or those that are named, in that order", () => {
  const pair = (named?: string[]) => chosenPair(three, named).map(({ environment }) => environment);
  expect(pair()).toEqual(["development", "production"]);
  expect(pair(["production", "staging"])).toEqual(["production", "staging"]);
});

test.each<[named: string[], message: string]>([
  [["staging", "qa"], "environment: expected development, staging or production, got qa"],
  [["staging"], "environment: expected two different environments to compare, got staging"],
  [["staging", "staging"], "environment: expected two different environments to compare, got staging, staging"],
  [
    ["development", "staging", "production"],
    "environment: expected two different environments to compare, got development, staging, production",
  ],
])("no pair: %s", (named, message) => {
  expect(() => chosenPair(three, named)).toThrow(message);
});

test("one environment has nothing to be compared with", () => {
  expect(() => chosenPair(estateOf("production"), undefined)).toThrow(
    "index.ts: environments: expected two different environments to compare, got production",
  );
});

test("all services, or those that are named", () => {
  expect(chosenServices(three, undefined)).toBeUndefined();
  expect(chosenServices(three, ["page"])).toEqual(["page"]);
  expect(() => chosenServices(three, ["pages"])).toThrow(
    "service: expected shop or page, got pages; did you mean page?",
  );
});
