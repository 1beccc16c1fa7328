import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

const writes = (project: TestProject): string[] =>
  project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call));

test("deletes a dependent of two replaced objects once, before both", async () => {
  const program = (owner: string) => `
    const one = new Thing("one", { owner: "${owner}" });
    const two = new Thing("two", { owner: "${owner}" });
    const leaf = new Thing("leaf", { owner: pulumi.interpolate\`\${one.serial} \${two.serial}\` });
    new Thing("tip", { owner: leaf.serial });
  `;
  const project = new TestProject(program("a"));
  await project.up();
  project.world.forgetCalls();
  project.program(program("b"));
  const result = await project.up();
  expect([result.errors, done(result).sort()]).toEqual([
    [],
    ["replace leaf", "replace one", "replace tip", "replace two"],
  ]);
  const calls = writes(project);
  expect(calls).toHaveLength(8);
  expect(calls.slice(0, 2)).toEqual(["delete tip", "delete leaf"]);
  expect(project.world.all()).toHaveLength(4);
});

test("deletes an undeclared dependent before its replaced dependency, as a step of its own", async () => {
  const project = new TestProject(
    'const root = new Thing("root", { owner: "a" }); new Thing("leaf", { owner: root.serial });',
  );
  await project.up();
  project.program('new Thing("root", { owner: "b" });');
  const result = await project.up();
  expect([result.errors, done(result).sort()]).toEqual([[], ["delete leaf", "replace root"]]);
  expect(project.world.all().map(({ inputs }) => inputs)).toEqual([{ name: "root", owner: "b", size: 1 }]);
});

test("replaces dependents that are renamed with their dependency, as the preview showed", async () => {
  const program = (suffix: string, owner: string, options: (former: string) => string) => `
    const root = new Thing("root${suffix}", { owner: "${owner}" }, ${options("root")});
    new Thing("leaf${suffix}", { owner: root.serial }, ${options("leaf")});
  `;
  const project = new TestProject(program("", "a", () => "{}"));
  await project.up();
  project.program(program("-new", "b", (former) => `{ aliases: [{ name: "${former}" }] }`));
  const result = await project.up();
  expect([result.errors, done(result).sort()]).toEqual([[], ["replace leaf-new", "replace root-new"]]);
  expect(project.world.all()).toHaveLength(2);
  expect(project.resources().map(({ urn }) => urn.split("::").at(-1))).toEqual(
    expect.arrayContaining(["root-new", "leaf-new"]),
  );
  expect(done(await project.up())).toEqual([]);
});

test("the next run finishes a replacement that failed between delete and create", async () => {
  const program = (owner: string) => `
    const root = new Thing("root", { owner: "${owner}" });
    new Thing("leaf", { owner: root.serial });
  `;
  const project = new TestProject(program("a"));
  await project.up();
  project.program(program("b"));
  project.world.plan({ method: "create", name: "root", kind: "error" });
  expect((await project.up()).errors).toEqual(["root: create of root was refused"]);
  expect(project.world.all()).toEqual([]);
  expect(project.resources().map(({ pendingReplacement }) => pendingReplacement)).toEqual([
    undefined,
    undefined,
    true,
    true,
  ]);
  expect(done(await project.refresh())).toEqual([]);
  const next = await project.up();
  expect([next.errors, done(next).sort()]).toEqual([[], ["replace leaf", "replace root"]]);
  expect(project.world.all()).toHaveLength(2);
});

test("deletes a predecessor after its dependents, and skips the delete of a resource with deletedWith", async () => {
  const project = new TestProject(`
    const old = new Loose("old", { owner: "a" });
    new Thing("user", {}, { dependsOn: old });
    const house = new Thing("house");
    new Thing("room", { label: house.serial }, { deletedWith: house });
  `);
  await project.up();
  project.world.forgetCalls();
  project.program('new Loose("old", { owner: "b" });');
  const result = await project.up();
  expect(result.errors).toEqual([]);
  const calls = writes(project);
  expect(calls[0]).toBe("create old");
  expect(calls.indexOf("delete user")).toBeLessThan(calls.indexOf("delete old"));
  expect(calls).not.toContain("delete room");
  expect(project.resources()).toHaveLength(3);
});
