import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

const noWrites = (project: TestProject): boolean =>
  !project.world.calls().some((call) => /^(create|update|delete) (?!previewed)/.test(call));

test("a refresh shows objects changed and deleted by hand, and the next up repairs them", async () => {
  const project = new TestProject(
    'const a = new Thing("a", { size: 1, tags: { x: "1" }, token: pulumi.secret("MARKER-one") }); new Thing("b", { owner: a.serial }); new Thing("c");',
  );
  await project.up();
  const a = project.world.byName("a");
  if (a === undefined) throw new Error("a was not made");
  project.world.put({ ...a, inputs: { ...a.inputs, size: 7, tags: { y: "2" }, token: "MARKER-two" } });
  project.world.delete(project.world.byName("c")?.id ?? "");
  project.world.forgetCalls();
  const drift = await project.refresh();
  expect(drift.errors).toEqual([]);
  expect(done(drift).sort()).toEqual(["delete c", "update a"]);
  expect(drift.steps.find(({ name }) => name === "a")?.changes).toEqual([
    { path: "size", kind: "update", replaces: false, shown: { before: "1", after: "7" } },
    { path: "tags.x", kind: "delete", replaces: false, shown: { before: "1", after: undefined } },
    { path: "tags.y", kind: "add", replaces: false, shown: { before: undefined, after: "2" } },
    { path: "token", kind: "update", replaces: false },
  ]);
  expect(noWrites(project)).toBe(true);
  expect(project.stateText()).not.toContain("MARKER");
  expect(done(await project.refresh())).toEqual([]);

  const repaired = await project.up();
  expect(done(repaired).sort()).toEqual(["create c", "update a"]);
  expect(project.world.byName("a")?.inputs).toMatchObject({ size: 1, tags: { x: "1" }, token: "MARKER-one" });
  expect(done(await project.refresh())).toEqual([]);
});

test("reports an object that cannot be read, and records the others", async () => {
  const project = new TestProject('new Thing("a"); new Thing("b");');
  await project.up();
  for (const object of project.world.all()) project.world.put({ ...object, inputs: { ...object.inputs, size: 9 } });
  project.world.plan({ method: "read", name: "a", kind: "error" });
  const result = await project.refresh();
  expect(result.outcome).toBe("failed");
  expect(result.errors).toEqual(["a: read of a was refused"]);
  expect(done(result)).toEqual(["update b"]);
  expect(project.resources().map(({ inputs }) => inputs.size)).toEqual([undefined, undefined, 1, 9]);
});

test("a program can read unmanaged objects, by id and by a function", async () => {
  const project = new TestProject(`
    const found = Thing.get("found", "known");
    const asked = getThing("a");
    new Thing("b", { size: asked.size, label: found.serial, token: asked.password });
    export const nothing = getThing("nobody").apply((found) => found?.id);
  `);
  project.world.put({ id: "known", type: "fake:index/thing:Thing", urn: "", inputs: { name: "a", size: 4 } });
  const failed = await project.up();
  expect(failed.errors).toHaveLength(1);
  expect(failed.errors[0]).toContain("Invoke of 'fake:index/getThing:getThing' failed: no thing is called nobody");
  project.program(`
    const found = Thing.get("found", "known");
    const asked = getThing("a");
    new Thing("b", { size: asked.size, label: found.serial, token: asked.password });
  `);
  const result = await project.up();
  expect(result.errors).toEqual([]);
  expect(project.world.byName("b")?.inputs).toMatchObject({
    size: 4,
    label: "serial of known",
    token: "MARKER-invoke",
  });
  expect(project.stateText()).not.toContain("MARKER");
  project.program("");
  const last = await project.up();
  expect([last.errors, done(last)]).toEqual([[], ["delete b"]]);
  expect(project.world.get("known")).toBeDefined();
});

test("creates a resource with the name of an object that was only read, and keeps that object", async () => {
  const project = new TestProject('Thing.get("found", "known");');
  project.world.put({ id: "known", type: "fake:index/thing:Thing", urn: "", inputs: { name: "known", size: 4 } });
  expect((await project.up()).errors).toEqual([]);
  project.program('new Thing("found", { size: 2 });');
  const result = await project.up();
  expect([result.errors, done(result)]).toEqual([[], ["create found"]]);
  expect(project.world.get("known")?.inputs).toEqual({ name: "known", size: 4 });
  expect(project.world.byName("found")?.inputs.size).toBe(2);
});

test("a program can catch the error of a function, which is worded as the Pulumi CLI's", async () => {
  const asking = 'const asking = pulumi.runtime.invoke("fake:index/getThing:getThing", { name: "a" });';
  const project = new TestProject(`${asking} export const answer = await asking.catch((error) => error.message);`);
  const failing = { method: "invoke", name: "a", kind: "error" } as const;
  const said = "invocation of fake:index/getThing:getThing returned an error: invoke of a was refused";
  project.world.plan(failing);
  const preview = await project.preview();
  expect([preview.outcome, preview.errors, preview.outputs]).toEqual(["succeeded", [], { answer: said }]);
  project.program(`${asking} await asking;`);
  project.world.plan(failing);
  const uncaught = await project.preview();
  expect([uncaught.outcome, uncaught.errors]).toEqual(["failed", [expect.stringContaining(said)]]);
});

test("shows resources of a simulated package as simulated, and does not create their dependents", async () => {
  const program = (region: string) => `
    class Bucket extends pulumi.CustomResource {
      declare readonly arn: pulumi.Output<string>;
      constructor(name: string, args: pulumi.Inputs) { super("aws:s3/bucket:Bucket", name, { arn: undefined, ...args }); }
    }
    const getZone = (name: string) => pulumi.runtime.invoke("aws:route53/getZone:getZone", { name });
    const bucket = new Bucket("files", { region: "${region}" });
    new Thing("a", { label: bucket.arn });
    new Thing("b");
    export const arn = bucket.arn;
    export const zone = (await getZone("example.org.")).name;
    export const missing = await getZone("example.invalid").catch((error) => error.message);
  `;
  const project = new TestProject(program("eu"));
  const first = await project.up();
  expect(first.errors).toEqual([]);
  expect(first.steps.filter(({ simulated }) => simulated).map(({ operation, name }) => `${operation} ${name}`)).toEqual(
    ["create files", "create a"],
  );
  expect(project.world.all().map(({ inputs }) => inputs.name)).toEqual(["b"]);
  expect(first.outputs).toEqual({
    arn: "[unknown]",
    zone: "example.org",
    missing: "invocation of aws:route53/getZone:getZone returned an error: no matching Route 53 Hosted Zone found",
  });
  expect(project.stateText()).not.toMatch(/aws:s3|04da6b54/);
  expect(done(await project.up())).toEqual([]);
  project.program(program("us"));
  expect(done(await project.up())).toEqual(["update files"]);
  expect(done(await project.destroy())).toContain("delete files");
  project.program('await pulumi.runtime.invoke("aws:s3/getBucket:getBucket", { bucket: "files" });');
  const unknown = await project.preview();
  expect(unknown.errors).toEqual([
    expect.stringContaining("aws:s3/getBucket:getBucket: expected a simulated function"),
  ]);
  const other = new TestProject('new pulumi.CustomResource("gcp:a/b:C", "x");');
  expect((await other.up()).errors).toEqual([
    expect.stringContaining("package gcp: expected a provider in Pulumi.yaml"),
  ]);
});
