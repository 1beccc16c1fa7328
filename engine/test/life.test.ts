import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

test("updates an object in place, and deletes a removed resource after the other steps", async () => {
  const project = new TestProject('new Thing("a", { size: 1 }); new Thing("b", { size: 1 });');
  await project.up();
  project.program('new Thing("a", { size: 5 });');
  const result = await project.up();
  expect(done(result)).toEqual(["update a", "delete b"]);
  expect(result.steps.find(({ name }) => name === "a")?.changes).toEqual([
    { path: "size", kind: "update", replaces: false, shown: { before: "1", after: "5" } },
  ]);
  expect(project.world.all().map(({ inputs }) => inputs)).toEqual([{ name: "a", size: 5 }]);
  expect(project.resources().map(({ urn }) => urn.split("::").at(-1))).toEqual(["proj-dev", "default", "a"]);
});

test("a replacement deletes the dependents, then the object, and creates all of them again", async () => {
  const program = (owner: string) => `
    const root = new Thing("root", { owner: "${owner}" });
    const leaf = new Thing("leaf", { owner: root.serial });
    new Thing("tip", { owner: leaf.serial });
    new Thing("beside", { label: root.serial });
  `;
  const project = new TestProject(program("one"));
  await project.up();
  const before = new Map(project.world.all().map((object) => [object.inputs.name, object.id]));
  project.world.forgetCalls();
  project.program(program("two"));
  const result = await project.up();
  expect(result.errors).toEqual([]);
  expect(done(result).sort()).toEqual(["replace leaf", "replace root", "replace tip", "update beside"]);
  const writes = project.world.calls().filter((call) => /^(create|delete|update) (?!previewed)/.test(call));
  expect(writes.slice(0, 5)).toEqual(["delete tip", "delete leaf", "delete root", "create root", expect.any(String)]);
  const after = new Map(project.world.all().map((object) => [object.inputs.name, object]));
  expect(after.size).toBe(4);
  expect(after.get("leaf")?.inputs.owner).toBe(`serial of ${after.get("root")?.id}`);
  expect(after.get("root")?.id).not.toBe(before.get("root"));
  expect(after.get("beside")?.id).toBe(before.get("beside"));
  expect(project.stateText()).not.toContain("pendingReplacement");
});

test("creates a successor before the delete of its predecessor where names allow it", async () => {
  const project = new TestProject('new Loose("a", { owner: "one" });');
  await project.up();
  project.world.forgetCalls();
  project.program('new Loose("a", { owner: "two" });');
  const result = await project.up();
  expect(done(result)).toEqual(["replace a"]);
  const writes = project.world.calls().filter((call) => /^(create|delete) (?!previewed)/.test(call));
  expect(writes).toEqual(["create a", "delete a"]);
  expect(project.world.all().map(({ inputs }) => inputs.owner)).toEqual(["two"]);
  expect(project.resources().some((state) => state.delete === true)).toBe(false);
});

test("destroy deletes everything, dependents first, without the program", async () => {
  const project = new TestProject(`
    const box = new Box("box");
    const a = new Thing("a", {}, { parent: box });
    new Thing("b", { owner: a.serial });
    new Thing("c", {}, { dependsOn: a, retainOnDelete: true });
  `);
  await project.up();
  project.program("throw new Error('not to be run')");
  project.world.forgetCalls();
  const result = await project.destroy();
  expect(result.errors).toEqual([]);
  expect(done(result).sort()).toEqual(["delete a", "delete b", "delete box", "delete c", "delete proj-dev"]);
  expect(project.world.calls().filter((call) => call.startsWith("delete"))).toEqual(["delete b", "delete a"]);
  expect(project.world.all().map(({ inputs }) => inputs.name)).toEqual(["c"]);
  expect(project.resources()).toEqual([]);
});
