import { mkdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Engine, RunResult } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

const writes = (project: TestProject): string[] =>
  project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call));

/** Changes an object of the fake service by hand. */
function byHand(project: TestProject, name: string, inputs: Record<string, unknown>): void {
  const object = project.world.byName(name);
  if (object === undefined) throw new Error(`${name} was not made`);
  project.world.put({ ...object, inputs: { ...object.inputs, ...inputs } });
}

const program = (more = "") => `
  const root = new Thing("root", { owner: "one" });
  new Thing("leaf", { owner: root.serial });
  new Thing("edited", { size: 2 });
  new Thing("gone");
  new Thing("both", { label: "files ${more}" });
  new Thing("guarded", { size: 3 }, { protect: true });
  ${more === "" ? 'new Thing("dropped");' : ""}
`;

interface Outcome {
  readonly outcome: string;
  readonly steps: string[];
  readonly found: string[];
  readonly isComplete: boolean | undefined;
  readonly errors: string[];
}

const outcomeOf = (result: RunResult): Outcome => ({
  outcome: result.outcome,
  steps: done(result).sort(),
  found: done({ ...result, steps: result.refreshed?.steps ?? [] }).sort(),
  isComplete: result.refreshed?.isComplete,
  errors: result.errors.map((error) => /read of \w+ was refused/.exec(error)?.[0] ?? error),
});

/** Changes by hand and in files at once, the preview of them, and the `up` after it. */
async function story(project: TestProject, engine: Engine) {
  const first = await engine.up("dev");
  byHand(project, "root", { owner: "somebody" });
  byHand(project, "edited", { size: 9 });
  byHand(project, "both", { label: "by hand" });
  byHand(project, "guarded", { size: 8 });
  for (const name of ["gone", "dropped"]) project.world.delete(project.world.byName(name)?.id ?? "");
  project.program(program("more"));
  project.world.plan({ method: "read", name: "edited", kind: "error", times: 9 });
  project.world.forgetCalls();
  const unread = [outcomeOf(await engine.preview("dev")), outcomeOf(await engine.up("dev"))];
  const written = writes(project);
  project.world.takeFault("read", "edited");
  while (project.world.takeFault("read", "edited") !== undefined);
  const recorded = outcomeOf(await engine.preview("dev", { refresh: false }));
  const preview = outcomeOf(await engine.preview("dev"));
  const up = outcomeOf(await engine.up("dev"));
  const again = outcomeOf(await engine.up("dev"));
  const has = project.world.all().map(({ inputs: { name, size, label } }) => [name, size, label].join(" "));
  return { first: outcomeOf(first), unread, written, recorded, preview, up, again, has: has.sort() };
}

type Story = Awaited<ReturnType<typeof story>>;

const changed = ["create gone", "replace leaf", "replace root", "update both", "update edited", "update guarded"];
const found = ["delete dropped", "delete gone", "update both", "update edited", "update guarded", "update root"];

function expectRight({ first, unread, written, recorded, preview, up, again, has }: Story): void {
  expect([first.outcome, first.found, first.isComplete]).toEqual(["succeeded", [], true]);
  for (const run of unread) {
    expect(run).toMatchObject({ outcome: "failed", steps: [], isComplete: false });
    expect(run.errors).toContain("read of edited was refused");
  }
  expect(written).toEqual([]);
  expect(recorded).toMatchObject({ steps: ["delete dropped", "update both"], isComplete: undefined });
  expect(preview).toEqual({ outcome: "succeeded", steps: changed, found, isComplete: true, errors: [] });
  expect(up).toEqual(preview);
  expect([again.steps, again.found]).toEqual([[], []]);
  expect(has).toEqual(["both 1 files more", "edited 2 ", "gone 1 ", "guarded 3 ", "leaf 1 ", "root 1 "]);
}

test("an up refreshes first and applies its preview, and fails before it where an object cannot be read", async () => {
  const project = new TestProject(program());
  expectRight(await story(project, project.engine()));
});

test("an up without steps records its refresh", async () => {
  const project = new TestProject('new Thing("a");');
  await project.up();
  project.world.put({ ...thing(project, "a"), id: "moved" });
  const before = project.world.all().find(({ id }) => id !== "moved");
  project.world.delete(before?.id ?? "");
  const state = JSON.parse(project.stateText());
  const recorded = state.deployment.resources.find(({ urn }: { urn: string }) => urn.endsWith("::a"));
  recorded.id = "a";
  project.write("stacks/dev.json", JSON.stringify(state));
  expect(done(await project.preview())).toEqual([]);
  expect(project.resources().at(-1)?.id).toBe("a");
  project.world.forgetCalls();
  expect(done(await project.up())).toEqual([]);
  expect([writes(project), project.resources().at(-1)?.id]).toEqual([[], "moved"]);
});

test("a refresh with an unreadable object removes no missing objects from the state", async () => {
  const project = new TestProject('new Thing("a"); new Thing("b");');
  await project.up();
  project.world.delete(thing(project, "a").id);
  project.world.plan({ method: "read", name: "b", kind: "error" });
  const failed = await project.refresh();
  expect([failed.outcome, done(failed)]).toEqual(["failed", ["delete a"]]);
  expect(project.resources().filter(({ urn }) => urn.endsWith("::a"))).toHaveLength(1);
  expect(done(await project.refresh())).toEqual(["delete a"]);
  expect(project.resources().filter(({ urn }) => urn.endsWith("::a"))).toEqual([]);
});

test("a destroy refreshes first: objects that are gone are no steps, and an unreadable one fails it", async () => {
  const project = new TestProject('new Thing("a"); new Thing("b");');
  await project.up();
  project.world.delete(thing(project, "a").id);
  project.world.plan({ method: "read", name: "b", kind: "error" });
  const failed = await project.destroy();
  expect([failed.errors, done(failed), project.world.all().length]).toEqual([["b: read of b was refused"], [], 1]);
  expect(done(await project.destroy()).sort()).toEqual(["delete b", "delete proj-dev"]);
});

function thing(project: TestProject, name: string) {
  const object = project.world.byName(name);
  if (object === undefined) throw new Error(`${name} was not made`);
  return object;
}

test.skipIf(!hasPulumi)(
  `the Pulumi CLI reads first and does the same ${needsPulumi}`,
  async () => {
    const project = new TestProject(program());
    mkdirSync(`${project.folder}/backend`);
    expectRight(
      await story(project, new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project) })),
    );
  },
  240_000,
);

test.skipIf(!hasPulumi)(
  `the commands that a person types read first where Pulumi.yaml says so ${needsPulumi}`,
  () => {
    const project = new TestProject('new Thing("a"); new Thing("b");');
    project.write(
      "Pulumi.yaml",
      `${readFileSync(`${project.folder}/Pulumi.yaml`, "utf8")}options: {refresh: always}\n`,
    );
    mkdirSync(`${project.folder}/backend`);
    pulumi(project, "stack", "init", "dev");
    pulumi(project, "up", "--yes");
    byHand(project, "a", { size: 9 });
    project.world.delete(thing(project, "b").id);
    expect(pulumi(project, "preview")).toMatch(/\+ 1 to create\n +~ 1 to update/);
    expect(pulumi(project, "preview", "--refresh=false")).not.toMatch(/to (create|update)/);
    pulumi(project, "up", "--yes");
    expect([thing(project, "a").inputs.size, thing(project, "b").inputs.size]).toEqual([1, 1]);
    project.world.delete(thing(project, "b").id);
    project.world.forgetCalls();
    pulumi(project, "destroy", "--yes");
    expect(writes(project)).toEqual(["delete a"]);
  },
  240_000,
);
