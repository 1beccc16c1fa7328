import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { TestProject } from "./support/test-project.ts";

/** A program that exports outputs, and reads those of other stacks. */
const program = (names: readonly string[]) => `
  const ask = (name: string) => pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name }).catch((error) => error.message);
  export const heard = await Promise.all(${JSON.stringify(names)}.map(ask));
  export const hidden = pulumi.secret("MARKER-hidden");
`;
const asking = program(["dev", "organization/proj/dev", "nothing", "who/proj/dev"]);
const passingOn = `
  const answer = pulumi.runtime.invokeOutput("pulumi:pulumi:readStackOutputs", { name: "dev" });
  export const theirs = answer.apply(({ outputs }) => outputs.hidden);
`;

const refusal = "invocation of pulumi:pulumi:readStackOutputs returned an error: ";
const answer = { outputs: { heard: [], hidden: "MARKER-hidden" }, secretOutputNames: ["hidden"] };
const heard = [
  { name: "dev", ...answer },
  { name: "organization/proj/dev", ...answer },
  `${refusal}unknown stack "nothing"`,
  `${refusal}organization name must be 'organization'`,
];

/** Brings up a stack that reads its own outputs, then another one that exports a secret of the first. */
async function heardBy(project: TestProject, engine: Engine): Promise<unknown> {
  project.write("Pulumi.other.yaml", "config: {}\n");
  expect((await engine.up("dev")).errors).toEqual([]);
  project.program(asking);
  const own = await engine.preview("dev");
  project.program(passingOn);
  const other = await engine.preview("other");
  return { errors: [...own.errors, ...other.errors], heard: own.outputs.heard, passedOn: other.outputs };
}

const expected = { errors: [], heard, passedOn: { theirs: "[secret]" } };

test("a program reads the outputs of its project's stacks, secrets stay secret, also during a run of the other stack", async () => {
  const project = new TestProject(program([]));
  expect(await heardBy(project, project.engine())).toEqual(expected);
  const state = `${project.folder}/stacks/dev.json`;
  writeFileSync(`${project.folder}/stacks/dev.lock`, JSON.stringify({ pid: process.pid, since: "now" }));
  writeFileSync(state, readFileSync(state, "utf8").replace(/"ciphertext":"v1:[^"]{4}/, '"ciphertext":"v1:AAAA'));
  const events: unknown[] = [];
  const elided = await project.engine().preview("other", { onEvent: (event) => events.push(event) });
  expect([elided.errors, elided.outputs]).toEqual([[], { theirs: "[secret]" }]);
  expect(events).toContainEqual(
    expect.objectContaining({ kind: "message", text: "eliding undecryptable secrets for stack reference 'dev'" }),
  );
});

test.skipIf(!hasPulumi)(`the Pulumi CLI lets a program hear the same ${needsPulumi}`, async () => {
  const project = new TestProject(program([]));
  mkdirSync(`${project.folder}/backend`);
  const engine = new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project) });
  expect(await heardBy(project, engine)).toEqual(expected);
});
