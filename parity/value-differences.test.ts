import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Origin } from "./manifest.ts";
import { manifestOf } from "./test/manifests.ts";
import { reasonText } from "./words/reason-words.ts";

test.each<[kind: Origin["kind"], outcome: "same" | "different", reported: string[]]>([
  ["environmentName", "same", ["unexplained: its value is not the environment's name in production"]],
  ["environmentName", "different", ["unexplained: its value is not the environment's name in production"]],
  ["fromDomain", "different", ["unexplained: its value is not the host name in production"]],
  ["perEnvironment", "same", []],
  ["fixed", "same", ["unexplained: its value is not the declared one in production"]],
  ["fixed", "different", ["unexplained: its value is not the declared one in production"]],
])("a value that is made, and was changed in one environment: %s, %s", (kind, outcome, lines) => {
  const side = { facts: { "config.STAGE": "set" }, config: { STAGE: { kind } } };
  const found = compare(manifestOf("staging", side), manifestOf("production", side), {
    values: { compare: () => outcome, strays: (environment) => environment === "production" },
  });
  expect(found.map((each) => `${each.verdict}: ${reasonText(each)}`)).toEqual(lines);
});

test.each<[kind: Origin["kind"], reported: string[]]>([
  ["secret", ["unexplained: secret() is empty in production"]],
  ["generated", ["unexplained: generated() is empty in production"]],
  ["perEnvironment", ["allowed: the value is set in each stack file"]],
])("a value that is empty in one environment: %s", (kind, lines) => {
  const side = { facts: { "config.KEY": "set" }, config: { KEY: { kind } } };
  const found = compare(manifestOf("staging", side), manifestOf("production", side), {
    values: { compare: () => "different", isEmpty: (environment) => environment === "production" },
  });
  expect(found.map((each) => `${each.verdict}: ${reasonText(each)}`)).toEqual(lines);
});
