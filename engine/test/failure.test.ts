import { chmodSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

let made: TestProject;
let remove = (): void => undefined;

beforeAll(async () => {
  made = new TestProject('new Thing("a"); new Thing("b");', undefined, (clean) => {
    remove = clean;
  });
  await made.up();
});
afterAll(() => remove());

test.each([
  ["throws", 'new Thing("a"); throw new Error("a bug");', /^index\.ts:4:\d+: Error: a bug$/],
  [
    "ends early",
    'const a = new Thing("a"); await new Promise((declared) => a.urn.apply(declared)); process.exit(0);',
    // The SDK exits with 1 where a log message is still pending.
    /^the program (ended before it was finished|exited with code 1)/,
  ],
  ["ends with a code", 'new Thing("a"); process.exit(3);', /^the program exited with code 3/],
  ["is not TypeScript", "const = 1;", /index\.ts/],
  ["imports what is not there", 'import "./nothing.ts";', /nothing\.ts/],
  ["logs an error", 'new Thing("a"); pulumi.log.error("so not");', /^so not$/],
  [
    "refuses its settings",
    'new Thing("a"); throw new pulumi.RunError("settings: expected more");',
    /^settings: expected more$/,
  ],
])("a program that %s deletes nothing", async (_, program, message) => {
  const project = made.copy();
  project.program(program);
  const result = await project.up();
  expect(result.outcome).toBe("failed");
  expect(result.errors).toHaveLength(1);
  expect(result.errors[0]).toMatch(message);
  expect(result.errors[0]).not.toContain(project.folder);
  expect(project.world.all()).toHaveLength(2);
});

test("a failed create leaves nothing, names its resource, and stops other steps and deletes", async () => {
  const project = made.copy();
  project.program('const c = new Thing("c"); new Thing("d", { owner: c.serial });');
  project.world.plan({ method: "create", name: "c", kind: "error" });
  const failed = await project.up();
  expect(failed.outcome).toBe("failed");
  expect(failed.errors).toEqual(["c: create of c was refused"]);
  expect(
    project.world
      .all()
      .map(({ inputs }) => inputs.name)
      .sort(),
  ).toEqual(["a", "b"]);
  expect(JSON.parse(project.stateText()).deployment.pending_operations).toEqual([]);
  const next = await project.up();
  expect(done(next).sort()).toEqual(["create c", "create d", "delete a", "delete b"]);
});

test("records a partly created object with its errors, and the next run finishes it where inputs differ", async () => {
  const project = new TestProject('new Thing("a");');
  project.world.plan({ method: "create", name: "a", kind: "partial" });
  const failed = await project.up();
  expect(failed.errors).toEqual(["a: made, and then it failed"]);
  const kept = project.resources().find(({ urn }) => urn.endsWith("::a"));
  expect(kept).toMatchObject({ id: project.world.byName("a")?.id, initErrors: ["made, and then it failed"] });
  // Without a refresh, only the recorded errors show that it is partial.
  expect(done(await project.engine().preview("dev", { refresh: false }))).toEqual(["update a"]);
  const object = project.world.byName("a");
  if (object === undefined) throw new Error("a was not made");
  project.world.put({ ...object, inputs: { ...object.inputs, size: 0 } });
  const next = await project.up();
  expect(next.refreshed?.steps.find(({ name }) => name === "a")?.failures).toEqual(["made, and then it failed"]);
  expect(done(next)).toEqual(["update a"]);
  expect(project.world.byName("a")?.inputs.size).toBe(1);
  expect(project.resources().find(({ urn }) => urn.endsWith("::a"))?.initErrors).toBeUndefined();
  expect(project.world.all()).toHaveLength(1);
});

test("a failed update records the previous inputs, not the refused ones", async () => {
  const project = new TestProject('new Thing("a", { size: 1 });');
  await project.up();
  project.program('new Thing("a", { size: 2 });');
  project.world.plan({ method: "update", name: "a", kind: "partial" });
  expect((await project.up()).outcome).toBe("failed");
  const kept = project.resources().find(({ urn }) => urn.endsWith("::a"));
  expect(kept).toMatchObject({ inputs: { size: 1 }, initErrors: [expect.any(String)] });
});

test("invalid inputs fail the preview, and nothing is created", async () => {
  const project = new TestProject('new Thing("good"); new Thing("bad", { size: -1 });');
  const result = await project.up();
  expect(result.errors).toEqual(["bad: size: expected a number from 0, got -1"]);
  expect(project.world.all()).toEqual([]);
  expect(project.stateText()).toBe("");
});

test("reports a provider that dies during a call, and the next run finds its object", async () => {
  const project = new TestProject('new Thing("a"); new Thing("b");');
  project.world.plan({ method: "create", name: "a", kind: "crash after" });
  const failed = await project.up();
  expect(failed.outcome).toBe("failed");
  expect(failed.errors.join()).toContain("the provider fake was killed by SIGKILL during a call");
  const { id } = project.world.byName("a") ?? {};
  const next = await project.up();
  expect(next.errors).toEqual([]);
  expect(project.world.byName("a")?.id).toBe(id);
  expect(project.world.all()).toHaveLength(2);
  expect(JSON.parse(project.stateText()).deployment.pending_operations).toEqual([]);
});

test("reports an object of an interrupted update that cannot be read, and reads it again in the next run", async () => {
  const project = made.copy();
  const state = JSON.parse(project.stateText());
  const resource = project.resources().find(({ urn }) => urn.endsWith("::a"));
  state.deployment.pending_operations = [{ resource, type: "updating" }];
  project.write("stacks/dev.json", JSON.stringify(state));
  project.program('new Thing("a", { size: 2 }); new Thing("c");');
  project.world.plan({ method: "read", name: "a", kind: "error" });
  const failed = await project.up();
  expect([failed.outcome, failed.errors, done(failed)]).toEqual(["failed", ["a: read of a was refused"], []]);
  expect(done(await project.up()).sort()).toEqual(["create c", "delete b", "update a"]);
});

test("refuses two resources of one type and name", async () => {
  const project = new TestProject('new Thing("a"); new Thing("a");');
  const result = await project.up();
  expect(result.errors).toEqual([
    "a: expected one resource of type fake:index/thing:Thing with this name and parent, got a second; give it another name",
  ]);
});

test.each([
  [
    "is missing",
    undefined,
    /pulumi-resource-fake: expected the executable of provider fake as Pulumi\.yaml names it, got none/,
  ],
  ["is no program", "#!/nowhere/at/all", /^provider fake failed to start before it printed its port: spawn .* ENOENT$/],
  [
    "ends at once",
    "#!/bin/sh\necho no today >&2; exit 3",
    /^provider fake exited with code 3 before it printed its port: no today/,
  ],
])("reports a provider that %s, and creates nothing", async (_, script, message) => {
  const project = made.copy();
  project.write("bin/readme", "");
  if (script !== undefined) {
    project.write("bin/pulumi-resource-fake", script);
    chmodSync(`${project.folder}/bin/pulumi-resource-fake`, 0o755);
  }
  project.write(
    "Pulumi.yaml",
    readFileSync(`${project.folder}/Pulumi.yaml`, "utf8").replace(/path: [^}]*/, "path: bin"),
  );
  project.program('new Thing("a", { size: 2 }); new Thing("c");');
  const result = await project.up();
  expect(result.outcome).toBe("failed");
  expect(result.errors).toHaveLength(1);
  expect(result.errors[0]).toMatch(message);
  expect(project.world.all()).toHaveLength(2);
});

test("marks a read object that is not applied yet as waiting, and no other", async () => {
  const project = new TestProject(
    'new Thing("a", { waiting: true }); new Thing("b", { waiting: false }); new Thing("c");',
  );
  await project.up();
  const { refreshed } = await project.engine().preview("dev");
  expect(refreshed?.steps.filter(({ waits }) => waits).map(({ name }) => name)).toEqual(["a"]);
});
