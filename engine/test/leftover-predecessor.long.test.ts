import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

const writes = (project: TestProject): string[] =>
  project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call));

test("the next run deletes a predecessor whose deletion failed, as a step, and removes it from the state where it is gone", async () => {
  const program = (owner: string) =>
    `new Loose("one", { owner: "${owner}" }); new Loose("two", { owner: "${owner}" });`;
  const project = new TestProject(program("a"));
  await project.up();
  for (const name of ["one", "two"]) project.world.plan({ method: "delete", name, kind: "error" });
  project.program(program("b"));
  expect((await project.up()).outcome).toBe("failed");
  const owned = () => project.world.all().map(({ inputs: { name, owner } }) => `${name} of ${owner}`);
  expect(owned().sort()).toEqual(["one of a", "one of b", "two of a", "two of b"]);
  const gone = project.world.all().find(({ inputs }) => inputs.name === "two" && inputs.owner === "a");
  project.world.delete(gone?.id ?? "");
  while (project.world.takeFault("delete", "two") !== undefined);
  project.world.forgetCalls();
  const next = await project.up();
  expect([next.errors, done(next), writes(project)]).toEqual([[], ["delete one"], ["delete one"]]);
  expect(owned().sort()).toEqual(["one of b", "two of b"]);
  expect(done(await project.up())).toEqual([]);
});
