import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

test("a renamed resource, its children and its dependents keep their objects", async () => {
  const project = new TestProject(`
    const box = new Box("box");
    const a = new Thing("box-a", { name: "a" }, { parent: box });
    new Thing("b", { owner: a.serial });
  `);
  await project.up();
  const ids = project.world
    .all()
    .map(({ id }) => id)
    .sort();
  project.program(`
    const crate = new Box("crate", { aliases: [{ name: "box" }] });
    const a = new Thing("crate-a", { name: "a" }, { parent: crate });
    new Thing("c", { name: "b", owner: a.serial }, { aliases: ["urn:pulumi:dev::proj::fake:index/thing:Thing::b"] });
  `);
  const result = await project.up();
  expect(result.errors).toEqual([]);
  expect(done(result)).toEqual([]);
  expect(
    project.world
      .all()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(ids);
  expect(project.resources().map(({ urn }) => urn.split("::").slice(2).join("::"))).toEqual([
    "pulumi:pulumi:Stack::proj-dev",
    "fake:index:Box::crate",
    "pulumi:providers:fake::default",
    "fake:index:Box$fake:index/thing:Thing::crate-a",
    "fake:index/thing:Thing::c",
  ]);
});

test("ignoreChanges keeps the recorded inputs, and replaceOnChanges replaces", async () => {
  const project = new TestProject(
    'new Thing("a", { size: 1, tags: { x: "1", y: "1" } }); new Thing("b", { size: 1 });',
  );
  await project.up();
  const { id } = project.world.byName("b") ?? {};
  project.program(`
    new Thing("a", { size: 2, tags: { x: "2", y: "2", z: "2" } }, { ignoreChanges: ["tags.x", "size"] });
    new Thing("b", { size: 2 }, { replaceOnChanges: ["size"] });
  `);
  const result = await project.up();
  expect(done(result).sort()).toEqual(["replace b", "update a"]);
  expect(project.world.byName("a")?.inputs).toEqual({ name: "a", size: 1, tags: { x: "1", y: "2", z: "2" } });
  expect(project.world.byName("b")?.id).not.toBe(id);
});

test("refuses to delete or replace protected resources, also as dependents, before any change", async () => {
  const program = (owner: string, protect: boolean) => `
    const root = new Thing("root", { owner: "${owner}" });
    new Thing("data", { owner: root.serial }, { protect: ${protect} });
    new Thing("free", { owner: root.serial });
  `;
  const project = new TestProject(program("one", true));
  await project.up();
  const ids = () =>
    project.world
      .all()
      .map(({ id }) => id)
      .sort();
  const before = ids();

  project.program(program("two", true));
  const replaced = await project.up();
  expect(replaced.errors).toEqual([
    expect.stringMatching(/^root: cannot delete or replace protected data; nothing was deleted/),
  ]);
  expect(ids()).toEqual(before);

  project.program("");
  const deleted = await project.up();
  expect(deleted.errors).toEqual([expect.stringContaining("protected data; nothing was deleted")]);
  expect(ids()).toEqual(before);

  const destroyed = await project.destroy();
  expect(destroyed.errors).toEqual([expect.stringContaining("protected data; nothing was deleted")]);
  expect(ids()).toEqual(before);

  project.program(program("one", false));
  expect((await project.up()).outcome).toBe("succeeded");
  expect(project.resources().some(({ protect }) => protect === true)).toBe(false);
  const last = await project.destroy();
  expect(last.errors).toEqual([]);
  expect(ids()).toEqual([]);
});

test("destroy with unprotect deletes protected resources", async () => {
  const project = new TestProject('new Thing("data", {}, { protect: true });');
  await project.up();
  const result = await project.destroy({ unprotect: true });
  expect(result.errors).toEqual([]);
  expect(project.world.all()).toEqual([]);
});

test("imports an existing object unchanged, and refuses other inputs", async () => {
  const project = new TestProject('new Thing("a", { size: 3 }, { import: "known" });');
  project.world.put({ id: "known", type: "fake:index/thing:Thing", urn: "", inputs: { name: "a", size: 4 } });
  const refused = await project.up();
  expect(refused.errors).toEqual([
    expect.stringMatching(/^a: import: expected the current inputs of known, got others at size/),
  ]);
  expect(project.stateText()).toBe("");
  project.program('new Thing("a", { size: 4 }, { import: "known" });');
  const taken = await project.up();
  expect(taken.errors).toEqual([]);
  expect(taken.steps.find(({ name }) => name === "a")).toMatchObject({ operation: "same", imported: true });
  expect(project.world.calls().some((call) => /^(create|update) (?!previewed)/.test(call))).toBe(false);
  project.program('new Thing("a", { size: 5 });');
  expect(done(await project.up())).toEqual(["update a"]);
  expect(project.world.get("known")?.inputs.size).toBe(5);

  project.program('new Thing("b", {}, { import: "nowhere" });');
  const missing = await project.up();
  expect(missing.errors).toEqual(["b: import: expected a resource with id nowhere, got none"]);
  expect(project.world.get("known")).toBeDefined();
});

test("configures an explicit provider with its arguments, also to delete its resources", async () => {
  const project = new TestProject(`
    class Provider extends pulumi.ProviderResource { constructor(name: string, args: pulumi.Inputs) { super("fake", name, args); } }
    const provider = new Provider("mine", { region: "eu", key: pulumi.secret("MARKER-key") });
    new Thing("a", {}, { provider });
  `);
  const first = await project.up();
  expect(first.errors).toEqual([]);
  expect(project.stateText()).not.toContain("MARKER");
  expect(done(await project.up())).toEqual([]);
  project.world.forgetCalls();
  expect((await project.destroy()).errors).toEqual([]);
  const configured = project.world.calls().find((call) => call.startsWith("configured ")) ?? "";
  expect(JSON.parse(configured.slice("configured ".length))).toEqual({ region: "eu", key: "MARKER-key" });
  expect(project.world.all()).toEqual([]);
});
