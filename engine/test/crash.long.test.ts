import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { identify } from "../local/state/process-identity.ts";
import type { Fault } from "./provider/fake-world.ts";
import { done, TestProject } from "./support/test-project.ts";

const runner = fileURLToPath(new URL("support/run-engine.ts", import.meta.url));

/** Runs an up in a process, and returns the signal that ended it. */
async function upInProcess(project: TestProject, ...policyPacks: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [runner, project.folder, project.world.folder, ...policyPacks], {
    stdio: "ignore",
  });
  const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  return signal;
}

const notePid = (project: TestProject): string =>
  `import { appendFileSync } from "node:fs"; appendFileSync("${project.world.folder}/pids", process.pid + ",");`;

const before =
  'const root = new Thing("root", { owner: "one" }); new Thing("leaf", { owner: root.serial }); new Thing("kept", { size: 1 }); new Thing("old");';
const after =
  'const root = new Thing("root", { owner: "two" }); new Thing("leaf", { owner: root.serial }); new Thing("kept", { size: 2 }); const fresh = new Thing("fresh"); new Thing("last", { owner: fresh.serial });';

const points: Fault[] = [
  { method: "create", name: "fresh", kind: "kill engine before" },
  { method: "create", name: "fresh", kind: "kill engine after" },
  { method: "update", name: "kept", kind: "kill engine after" },
  { method: "delete", name: "leaf", kind: "kill engine after" },
  { method: "delete", name: "root", kind: "kill engine after" },
  { method: "delete", name: "old", kind: "kill engine after" },
];

/** The child processes of a killed engine end by themselves. */
async function expectChildrenGone(project: TestProject): Promise<void> {
  await vi.waitFor(() => expect(project.world.pids().filter((pid) => identify(pid) !== undefined)).toEqual([]), {
    timeout: 60_000,
    interval: 20,
  });
}

async function expectRecovery(project: TestProject, fault: Fault): Promise<void> {
  project.program(`${after}\n${notePid(project)}`);
  project.world.plan(fault);
  expect(await upInProcess(project)).toBe("SIGKILL");
  await expectChildrenGone(project);
  const next = await project.up();
  expect(next.errors).toEqual([]);
  const objects = project.world.all();
  expect(objects.map(({ inputs }) => inputs.name).sort()).toEqual(["fresh", "kept", "last", "leaf", "root"]);
  expect(project.world.byName("kept")?.inputs.size).toBe(2);
  expect(project.world.byName("root")?.inputs.owner).toBe("two");
  expect(project.world.byName("leaf")?.inputs.owner).toBe(`serial of ${project.world.byName("root")?.id}`);
  const recorded = project.resources().flatMap(({ id, type }) => (type === "fake:index/thing:Thing" ? [id] : []));
  expect(recorded.sort()).toEqual(objects.map(({ id }) => id).sort());
  expect(project.stateText()).not.toMatch(/pendingReplacement|"type":"(creating|updating|deleting)"/);
}

test("the run after a killed engine creates no duplicates and loses nothing, whatever the time of the kill", async () => {
  const made = new TestProject(before);
  expect((await made.up()).errors).toEqual([]);
  for (const point of points) {
    await expectRecovery(made.copy(), point).catch((error: unknown) => {
      throw new Error(`killed at ${point.method} ${point.name} (${point.kind})`, { cause: error });
    });
  }
}, 300_000);

test("warns of an object that an interrupted run may have created and that is no longer declared", async () => {
  const project = new TestProject('new Thing("a");');
  project.world.plan({ method: "create", name: "a", kind: "kill engine after" });
  expect(await upInProcess(project)).toBe("SIGKILL");
  project.program("");
  const result = await project.up();
  expect(done(result)).toEqual([]);
  const texts = project.events.flatMap((event) =>
    event.kind === "message" && event.severity === "warning" ? [event.text] : [],
  );
  expect(texts.at(-1)).toMatch(
    /^a \(fake:index\/thing:Thing\): an earlier run was interrupted while creating it, and it is not declared now/,
  );
});

test("a policy pack and a program that never ends are killed after their engine", async () => {
  const project = new TestProject("");
  project.write("pack/package.json", '{"name":"pack","version":"1.0.0","type":"module","main":"launch.js"}');
  project.write("pack/PulumiPolicy.yaml", "runtime: nodejs\n");
  project.write(
    "pack/launch.js",
    `import { PolicyPack } from "@pulumi/policy"; ${notePid(project)} new PolicyPack("p", { policies: [] });`,
  );
  project.program(`${notePid(project)} setInterval(() => {}, 1000); new Thing("a");`);
  project.world.plan({ method: "create", name: "previewed a", kind: "kill engine before" });
  expect(await upInProcess(project, `${project.folder}/pack`)).toBe("SIGKILL");
  expect(project.world.pids()).toHaveLength(3);
  await expectChildrenGone(project);
});
