import { expect, test } from "vitest";
import { done, TestProject } from "./support/test-project.ts";

test("an up creates the declared resources, and the next one has no steps", async () => {
  const project = new TestProject(`
    const a = new Thing("a", { size: 2 });
    new Thing("b", { owner: a.serial });
    export const serial = a.serial;
    export const password = a.password;
  `);
  const first = await project.up();
  expect(first.errors).toEqual([]);
  expect(done(first)).toEqual(["create proj-dev", "create a", "create b"]);
  const a = project.world.byName("a");
  expect(project.world.byName("b")?.inputs.owner).toBe(`serial of ${a?.id}`);
  expect(first.outputs).toEqual({ serial: `serial of ${a?.id}`, password: "[secret]" });
  expect(first.previousOutputs).toEqual({});
  expect(project.stateText()).not.toContain("MARKER");

  const second = await project.up();
  expect(second.outcome).toBe("succeeded");
  expect([second.outputs, second.previousOutputs]).toEqual([first.outputs, first.outputs]);
  expect(done(second)).toEqual([]);
  expect(project.world.all()).toHaveLength(2);
});
