import { expect, test, vi } from "vitest";
import type { RunResult } from "../engine.ts";
import { done, TestProject } from "./support/test-project.ts";

const writes = (project: TestProject): string[] =>
  project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call));

test("creates nothing before the approval of the preview, and nothing when it is declined", async () => {
  const project = new TestProject('new Thing("a");');
  let seen: RunResult | undefined;
  const declined = await project.engine().up("dev", {
    approve: (preview) => {
      seen = preview;
      return false;
    },
  });
  expect(declined.outcome).toBe("declined");
  expect(done(seen ?? declined)).toEqual(["create proj-dev", "create a"]);
  expect([writes(project), project.stateText()]).toEqual([[], ""]);
  const preview = await project.preview();
  expect([done(preview), writes(project), project.stateText()]).toEqual([["create proj-dev", "create a"], [], ""]);
  expect(project.events.filter(({ kind }) => kind === "phase")).toEqual([
    { kind: "phase", phase: "preview", stack: "dev" },
  ]);
});

test("refuses a replacement or deletion that the preview did not show", async () => {
  const project = new TestProject('new Thing("a", { owner: "one" });');
  await project.up();
  project.program('new Thing("a", { owner: pulumi.runtime.isDryRun() ? "one" : "two", size: 2 });');
  const result = await project.up();
  expect(result.errors).toEqual([
    expect.stringMatching(/^a: expected only the steps of the preview, got a replace of a that it did not show/),
  ]);
  project.program('if (pulumi.runtime.isDryRun()) new Thing("a", { owner: "one" });\nnew Thing("b");');
  const second = await project.up();
  expect(second.errors).toEqual([
    expect.stringMatching(/^expected only the steps of the preview, got a delete of a that it did not show/),
  ]);
  expect(project.world.byName("a")?.inputs.owner).toBe("one");
});

test("a cancelled run starts no new steps and records pending ones, and the next run continues", async () => {
  const project = new TestProject('const a = new Thing("a"); new Thing("b", { owner: a.serial });');
  project.world.plan({ method: "create", name: "a", kind: "slow", milliseconds: 500 });
  const cancel = new AbortController();
  const cancelled = project.engine().up("dev", { signal: cancel.signal });
  await vi.waitFor(() => expect(project.world.calls()).toContain("create a"), { timeout: 110_000, interval: 20 });
  cancel.abort();
  const result = await cancelled;
  expect(result.outcome).toBe("failed");
  expect(result.errors).toEqual(["the run was cancelled; completed operations are recorded, and no more were started"]);
  expect(project.world.calls()).toContain("cancel ");
  expect(project.resources().at(-1)).toMatchObject({ id: project.world.byName("a")?.id });
  expect(done(await project.up())).toEqual(["create b"]);
  expect(project.world.all()).toHaveLength(2);
});

test("refuses a second run on a stack during the first", async () => {
  const project = new TestProject('new Thing("a");');
  const first = await project.engine().up("dev", {
    approve: async () => {
      await expect(project.engine().destroy("dev")).rejects.toThrow(
        `stack dev: expected no other run, got process ${process.pid}`,
      );
      return true;
    },
  });
  expect(first.outcome).toBe("succeeded");
});

test("creates independent objects concurrently, up to the limit", async () => {
  const project = new TestProject('for (const name of ["a", "b", "c", "d"]) new Thing(name);');
  for (const name of ["a", "b", "c", "d"])
    project.world.plan({ method: "create", name, kind: "slow", milliseconds: 300 });
  let [atWork, most] = [0, 0];
  const engine = project.engine({ parallel: 2 });
  await engine.up("dev", {
    onEvent: (event) => {
      if (event.kind === "phase") atWork = 0;
      if (event.kind === "started") atWork += 1;
      if (event.kind === "done" && event.step.name.length === 1) atWork -= 1;
      most = Math.max(most, atWork);
    },
  });
  expect(writes(project)).toHaveLength(4);
  expect(most).toBe(2);
});

test("no event, error, output or file contains a secret, whatever quotes it", async () => {
  const project = new TestProject(`
    const token = new pulumi.Config().requireSecret("token");
    const given = new pulumi.Config("other").requireSecret("given");
    const a = new Thing("a", { token, list: [given], size: pulumi.secret(3) });
    a.password.apply((password) => console.log("printed " + password));
    pulumi.log.warn("warned");
    given.apply((text) => pulumi.log.info("logged " + text));
    export const password = a.password;
    export const nested = { deep: [token] };
  `);
  const engine = project.engine({
    config: { token: { value: "MARKER-token", secret: true }, "other:given": { value: "MARKER-given", secret: true } },
  });
  const events: unknown[] = [];
  const first = await engine.up("dev", { onEvent: (event) => events.push(event) });
  expect(first.errors).toEqual([]);
  expect(first.outputs).toEqual({ password: "[secret]", nested: { deep: ["[secret]"] } });
  expect(project.world.byName("a")?.inputs).toMatchObject({ token: "MARKER-token", list: ["MARKER-given"], size: 3 });
  project.program(
    'const token = new pulumi.Config().requireSecret("token"); new Thing("a", { token, name: "MARKER-token" }); token.apply((text) => { throw new Error("failed with " + text); });',
  );
  const failed = await engine.up("dev", { onEvent: (event) => events.push(event) });
  expect(failed.outcome).toBe("failed");
  expect(JSON.stringify([events, first, failed])).toContain("printed [secret]");
  expect(JSON.stringify([events, first, failed])).toContain("failed with [secret]");
  expect(JSON.stringify([events, first, failed])).not.toContain("MARKER");
  expect(project.stateText()).not.toContain("MARKER");
});

test("program and provider do not get the caller's environment", async () => {
  process.env.HEROKU_API_KEY = "MARKER-environment";
  const project = new TestProject("export const seen = Object.keys(process.env).sort();");
  const { outputs } = await project.up();
  delete process.env.HEROKU_API_KEY;
  expect(outputs.seen).not.toContain("HEROKU_API_KEY");
  expect((outputs.seen as string[]).filter((key) => !key.startsWith("PULUMI_"))).toEqual([
    "FAKE_WORLD",
    "HOME",
    "NODE_COMPILE_CACHE",
    "PATH",
    "TANDEM_NOTICES",
  ]);
});
