import { expect, test } from "vitest";
import { ended } from "./run.ts";

const result = {
  outcome: "failed" as const,
  steps: [],
  violations: [],
  errors: [],
  failures: [{ code: "other" as const, text: "staging comes first: run pulumi up --stack staging" }],
  outputs: {},
  previousOutputs: {},
  seconds: 1,
};

test.each([
  ["local", "npx tandem try up staging"],
  ["pulumi", "npx tandem try up --engine pulumi staging"],
] as const)("what a run under the engine %s advises is a command of that trial", (engineName, command) => {
  expect(() => ended({ engineName }, result, "production")).toThrow(
    `production: stopped\n  staging comes first: run ${command}`,
  );
});
