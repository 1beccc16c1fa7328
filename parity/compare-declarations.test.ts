import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Origin } from "./manifest.ts";
import { isTooEqual } from "./reason.ts";
import { manifestOf } from "./test/manifests.ts";

/** Two stacks may have been brought up from different declarations. */
test.each<[what: string, staging: Origin, production: Origin]>([
  ["a secret of its own", { kind: "secret", shared: "one account" }, { kind: "secret" }],
  ["a generated value", { kind: "fixed" }, { kind: "generated" }],
  ["a generated value, whichever comes first", { kind: "secret" }, { kind: "generated" }],
])("of two declarations the stricter one counts: %s that is the same must differ", (_, one, other) => {
  const side = (origin: Origin) => ({ facts: { "config.API_PASSWORD": "set" }, config: { API_PASSWORD: origin } });
  const environments = [manifestOf("staging", side(one)), manifestOf("production", side(other))] as const;
  const found = compare(...environments, { values: { compare: () => "same" } });
  expect(found.map(({ verdict, reason }) => [verdict, isTooEqual(reason)])).toEqual([["unexplained", true]]);
  const [production, staging] = [environments[1], environments[0]];
  const reversed = compare(production, staging, { values: { compare: () => "same" } });
  expect(reversed.map(({ reason }) => reason)).toEqual(found.map(({ reason }) => reason));
});

test.each<[what: string, one: Origin, other: Origin, outcome: "same" | "different", verdict: string]>([
  [
    "a shared secret before a fixed value",
    { kind: "fixed" },
    { kind: "secret", shared: "one account" },
    "same",
    "declared",
  ],
  [
    "a fixed value before a value per environment",
    { kind: "perEnvironment" },
    { kind: "fixed" },
    "different",
    "unexplained",
  ],
])("of two declarations of a config var, %s counts in any order", (_, one, other, outcome, verdict) => {
  const side = (origin: Origin) => ({ facts: { "config.API_URL": "set" }, config: { API_URL: origin } });
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    const sides = [manifestOf("staging", side(first)), manifestOf("production", side(second))] as const;
    expect(compare(...sides, { values: { compare: () => outcome } }).map((found) => found.verdict)).toEqual([verdict]);
  }
});

test.each([
  ["all that the other has", "daily at 02:00 UTC, daily at 05:00 UTC", "declared"],
  ["one of two that the other has", "daily at 05:00 UTC, daily at 07:00 UTC", "unexplained"],
])("a declared difference explains what stands beside %s", (_, production, verdict) => {
  const differences = [{ path: "backups", environment: "staging", reason: "testers need it" }] as const;
  const staging = "daily at 02:00 UTC, daily at 05:00 UTC, daily at 09:00 UTC";
  const found = compare(
    manifestOf("staging", { facts: { "backups.schedule": staging }, differences: [...differences] }),
    manifestOf("production", { facts: { "backups.schedule": production } }),
  );
  expect(found.map((each) => each.verdict)).toEqual([verdict]);
});
