import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine, RunResult } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

/** The edits of a program. */
const program = (owner: string, more: string) => `
  const box = new Box("box");
  const root = new Thing("root", { owner: "${owner}", token: pulumi.secret("MARKER-token") }, { parent: box });
  new Thing("leaf", { owner: root.serial });
  new Thing("loose", { label: root.serial }, { dependsOn: box });
  ${more}
  export const serial = root.serial;
  export const password = root.password;
  export const nested = { owner: "${owner}", deep: [root.password] };
`;

interface Outcome {
  outcome: string;
  steps: string[];
  changes: unknown[];
  outputs: unknown;
  previousOutputs: unknown;
  world: unknown;
}

/** The result and state of a run, without ids, which differ. */
function outcomeOf(project: TestProject, result: RunResult): Outcome {
  const ids = new Map(project.world.all().map(({ id, inputs }) => [id, `<id of ${inputs.name}>`]));
  const text = JSON.stringify({
    outcome: result.outcome,
    steps: done(result).sort(),
    changes: result.steps
      .flatMap(({ name, operation, changes }) =>
        operation === "update" ? changes.map((change) => ({ name, ...change })) : [],
      )
      .sort((a, b) => `${a.name} ${a.path}`.localeCompare(`${b.name} ${b.path}`)),
    outputs: result.outputs,
    previousOutputs: result.previousOutputs,
    world: project.world
      .all()
      .map(({ inputs }) => inputs)
      .sort((a, b) => String(a.name).localeCompare(String(b.name))),
  });
  const named = [...ids].reduce((all, [id, name]) => all.replaceAll(id, name), text);
  return JSON.parse(named.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<a former id>")) as Outcome;
}

async function live(engineOf: (project: TestProject) => Engine): Promise<Outcome[]> {
  const project = new TestProject(program("one", 'new Thing("old");'));
  const engine = engineOf(project);
  const history: Outcome[] = [];
  const step = async (result: Promise<RunResult>): Promise<void> => {
    history.push(outcomeOf(project, await result));
  };
  await step(engine.up("dev"));
  await step(engine.up("dev"));
  project.program(program("one", 'new Thing("fresh", { size: 3 });'));
  await step(engine.up("dev"));
  project.program(program("two", 'new Thing("fresh", { size: 4 });'));
  await step(engine.preview("dev"));
  await step(engine.up("dev"));
  for (const object of project.world.all()) {
    if (object.inputs.name === "fresh") project.world.put({ ...object, inputs: { ...object.inputs, size: 9 } });
    if (object.inputs.name === "loose") project.world.delete(object.id);
  }
  await step(engine.refresh("dev"));
  await step(engine.up("dev"));
  project.world.plan({ method: "create", name: "bad", kind: "error" });
  project.program(program("two", 'new Thing("bad");'));
  await step(engine.up("dev"));
  await step(engine.destroy("dev"));
  return history;
}

test.skipIf(!hasPulumi)(
  `both engines tell the same and leave the same behind ${needsPulumi}`,
  async () => {
    const local = await live((project) => project.engine());
    expect(local.map(({ outcome }) => outcome)).toEqual([...Array<string>(7).fill("succeeded"), "failed", "succeeded"]);
    const real = await live((project) => {
      mkdirSync(`${project.folder}/backend`);
      return new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project) });
    });
    expect(real).toEqual(local);
  },
  240_000,
);
