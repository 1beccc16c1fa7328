import { expect, test } from "vitest";
import { errorsOf } from "./errors.ts";

const lacks = (key: string, what = "a secret") =>
  `Pulumi.staging.yaml: ${key}: expected ${what}, got nothing: pulumi config set --secret ${key} --stack staging`;
const told = (...errors: string[]) => errorsOf({ errors, violations: [] }, "staging");

test("all secrets that a new stack lacks are one line, with a command that asks for each", () => {
  const drain = lacks("catalog:drains.archive", "a secret address at https://logs.example.org");
  const other = "Pulumi.staging.yaml: estate:team: expected the name of a team, got nothing";
  expect(told([lacks("catalog:PASSWORD"), other, drain].join("\n"))).toEqual([
    "Pulumi.staging.yaml: expected 2 secrets, got nothing for catalog:PASSWORD, catalog:drains.archive (an address at https://logs.example.org): " +
      "for key in catalog:PASSWORD catalog:drains.archive; do pulumi config set --secret $key --stack staging; done",
    other,
  ]);
  expect(told(lacks("catalog:PASSWORD"))).toEqual([lacks("catalog:PASSWORD")]);
});

test("what is no finding stays whole, and a mandatory policy is not told again", () => {
  expect(told("Preview failed: name: expected none, got one")).toEqual(["name: expected none, got one"]);
  expect(told("it broke\nin two lines")).toEqual(["it broke\nin two lines"]);
  const violation = { policy: "backups", level: "mandatory", urn: undefined, message: "no" } as const;
  expect(errorsOf({ errors: ["policy backups: no", "also"], violations: [violation] }, "staging")).toEqual(["also"]);
});
