import { expect, test } from "vitest";
import { exitCodes, Problem } from "../../problem.ts";
import { secret } from "../../wire/value.ts";
import { stackOutputs } from "./stack-outputs.ts";

const scope = { stack: "staging", project: "estate" };
const outputs = { url: "https://example.org", key: secret("MARKER"), deep: { list: [1, secret("MARKER")] } };

const ask = (name: unknown, own?: typeof outputs) =>
  stackOutputs(
    scope,
    async (stack) => {
      if (stack === "damaged") throw new Problem("damaged.json: expected a state file", exitCodes.input);
      if (stack === "staging") return own && { outputs: own, elided: false };
      return stack === "production" ? { outputs, elided: true } : undefined;
    },
    { name: name as string },
  );

test.each(["production", "organization/production", "organization/estate/production"])(
  "%s is a stack of the project, its secrets are named",
  async (name) => {
    expect(await ask(name)).toEqual({ result: { name, outputs, secretOutputNames: ["deep", "key"] }, elided: true });
  },
);

test("this stack has no outputs before its first run", async () => {
  expect((await ask("staging")).result).toEqual({ name: "staging", outputs: {}, secretOutputNames: [] });
  expect((await ask("staging", outputs)).result.outputs).toEqual(outputs);
});

test.each([
  ["nothing", 'unknown stack "nothing"'],
  ["organization/estate/nothing", 'unknown stack "organization/estate/nothing"'],
  ["organization/other/production", 'unknown stack "organization/other/production"'],
  ["organization/other/staging", 'unknown stack "organization/other/staging"'],
  ["", "stack name must not be empty"],
  ["estate/production", "organization name must be 'organization'"],
  ["../production", "organization name must be 'organization'"],
  ["organization/", "a stack name may not be empty"],
  ["a/b/c/d", "a stack name may not be empty"],
  [
    "pro duction",
    "a stack name may only contain alphanumeric, hyphens, underscores, or periods: invalid character ' ' at position 3",
  ],
  [7, "expected a stack's name as text, got another value"],
  ["damaged", "damaged.json: expected a state file"],
])("refuses the stack name %j with an error that the program can catch", async (name, message) => {
  await expect(ask(name)).rejects.toMatchObject({ name: "InvokeFailed", message });
});
