import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

const urnOf = (name: string, kind = "thing:Thing") => `urn:pulumi:dev::proj::fake:index/${kind}::${name}`;
const writes = (project: TestProject): string[] =>
  project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call));

/** Marks a resource in the state, as `pulumi state taint` does. */
function taint(project: TestProject, urn: string): void {
  const path = `${project.folder}/stacks/dev.json`;
  const state = JSON.parse(readFileSync(path, "utf8"));
  for (const resource of state.deployment.resources) if (resource.urn === urn) resource.taint = true;
  writeFileSync(path, JSON.stringify(state));
}

test("a targeted replacement requests no diff, and deletes first only by the resource's option", async () => {
  const project = new TestProject(`
    new Thing("first", {}, { deleteBeforeReplace: true });
    new Loose("last");
    new Thing("other");
  `);
  await project.up();
  project.world.forgetCalls();
  const result = await project.up({ replace: [urnOf("first"), urnOf("last", "loose:Loose")] });
  expect([result.errors, done(result).sort()]).toEqual([[], ["replace first", "replace last"]]);
  const calls = writes(project);
  const orderOf = (name: string) => calls.filter((call) => call.endsWith(` ${name}`));
  expect(orderOf("first")).toEqual(["delete first", "create first"]);
  expect(orderOf("last")).toEqual(["create last", "delete last"]);
  expect(done(await project.up())).toEqual([]);
});

test("replaces a tainted resource once", async () => {
  const project = new TestProject('new Thing("marked", {}, { deleteBeforeReplace: true });');
  await project.up();
  const before = project.world.byName("marked")?.id;
  taint(project, urnOf("marked"));
  expect(done(await project.up())).toEqual(["replace marked"]);
  expect(project.world.byName("marked")?.id).not.toBe(before);
  expect(done(await project.up())).toEqual([]);
});

test("replaces a resource with deletedWith together with that object, without a delete call", async () => {
  const project = new TestProject(`
    const house = new Thing("house", {}, { deleteBeforeReplace: true });
    new Thing("room", {}, { deletedWith: house, deleteBeforeReplace: true });
  `);
  await project.up();
  project.world.forgetCalls();
  const result = await project.up({ replace: [urnOf("house")] });
  expect([result.errors, done(result).sort()]).toEqual([[], ["replace house", "replace room"]]);
  expect(writes(project)).toEqual(["delete house", "create house", "create room"]);
});

test("deletes a dependent first that the program replaces because of an input from the replaced object", async () => {
  const project = new TestProject(`
    const root = new Thing("root", {}, { deleteBeforeReplace: true });
    new Thing("leaf", { label: root.serial }, { replaceOnChanges: ["label"] });
  `);
  await project.up();
  project.world.forgetCalls();
  const result = await project.up({ replace: [urnOf("root")] });
  expect([result.errors, done(result).sort()]).toEqual([[], ["replace leaf", "replace root"]]);
  expect(writes(project)).toEqual(["delete leaf", "delete root", "create root", "create leaf"]);
});

test("a changed provider whose diff of the configuration needs no replacement replaces nothing", async () => {
  const program = (provider: string) => `
    const one = new pulumi.ProviderResource("fake", "one", {});
    const two = new pulumi.ProviderResource("fake", "two", {});
    new Thing("thing", { size: 2 }, { provider: ${provider} });
    void [one, two];
  `;
  const project = new TestProject(program("one"));
  await project.up();
  const before = project.world.byName("thing")?.id;
  project.program(program("two"));
  const result = await project.up();
  expect([result.errors, done(result)]).toEqual([[], []]);
  expect(project.world.byName("thing")?.id).toBe(before);
});

test("a replacement with invalid inputs deletes nothing", async () => {
  const program = (size: number, owner: string) =>
    `new Thing("thing", { size: ${size}, owner: "${owner}" }, { ignoreChanges: ["size"] });`;
  const project = new TestProject(program(1, "a"));
  await project.up();
  project.program(program(-1, "b"));
  const result = await project.up();
  expect(result.errors).toEqual([expect.stringContaining("size: expected a number from 0, got -1")]);
  expect(project.world.byName("thing")?.inputs).toMatchObject({ size: 1, owner: "a" });
});
