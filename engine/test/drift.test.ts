import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Engine, RunResult } from "../engine.ts";
import { PulumiEngine } from "../pulumi/pulumi-engine.ts";
import { hasPulumi, needsPulumi, pulumi, pulumiEnvironment } from "./support/pulumi-cli.ts";
import { done, TestProject } from "./support/test-project.ts";

const program = `
  const a = new Thing("a", { size: 1, tags: { x: "1" }, token: pulumi.secret("MARKER-one") });
  new Thing("b", { owner: a.serial });
  new Thing("c");
`;

/** A hash of all files of a stack. */
function kept(project: TestProject, pattern: string): string {
  const hash = createHash("sha256");
  for (const file of globSync(pattern, { cwd: project.folder }).sort()) {
    hash.update(file).update(readFileSync(join(project.folder, file)));
  }
  return hash.digest("hex");
}

interface Story {
  readonly before: string[];
  readonly drift: Pick<RunResult, "outcome" | "errors"> & { readonly done: string[] };
  readonly changes: unknown;
  readonly failed: Pick<RunResult, "outcome"> & { readonly done: string[]; readonly says: boolean };
}

/** Detects drift of a new stack, after changes by hand, and with an object that cannot be read. */
async function story(project: TestProject, engine: Engine, state: string): Promise<Story> {
  const before = await engine.drift("dev");
  expect((await engine.up("dev")).errors).toEqual([]);
  const a = project.world.byName("a");
  if (a === undefined) throw new Error("a was not made");
  project.world.put({ ...a, inputs: { ...a.inputs, size: 7, tags: { y: "2" }, token: "MARKER-two" } });
  project.world.delete(project.world.byName("c")?.id ?? "");
  project.world.forgetCalls();
  const hash = kept(project, state);
  const drift = await engine.drift("dev");
  project.world.plan({ method: "read", name: "b", kind: "error", times: 5 });
  const failed = await engine.drift("dev");
  expect(project.world.calls().filter((call) => /^(create|update|delete) (?!previewed)/.test(call))).toEqual([]);
  expect(kept(project, state)).toBe(hash);
  expect(JSON.stringify([drift, failed])).not.toContain("MARKER");
  return {
    before: [before.outcome, ...before.errors, ...done(before)],
    drift: { outcome: drift.outcome, errors: drift.errors, done: done(drift).sort() },
    changes: drift.steps.find(({ name }) => name === "a")?.changes.toSorted((x, y) => x.path.localeCompare(y.path)),
    failed: {
      outcome: failed.outcome,
      done: done(failed).filter((step) => step.endsWith(" b")),
      says: failed.errors.some((error) => error.includes("read of b was refused")),
    },
  };
}

const expected: Story = {
  before: ["succeeded"],
  drift: { outcome: "succeeded", errors: [], done: ["delete c", "update a"] },
  changes: [
    { path: "size", kind: "update", replaces: false, shown: { before: "1", after: "7" } },
    { path: "tags.x", kind: "delete", replaces: false, shown: { before: "1", after: undefined } },
    { path: "tags.y", kind: "add", replaces: false, shown: { before: undefined, after: "2" } },
    { path: "token", kind: "update", replaces: false },
  ],
  failed: { outcome: "failed", done: [], says: true },
};

test("detects the drift of a refresh without recording it, and an unreadable object is an error", async () => {
  const project = new TestProject(program);
  expect(await story(project, project.engine(), "stacks/dev.json")).toEqual(expected);
  // A drift detection needs no lock.
  const lock = `${project.folder}/stacks/dev.lock`;
  writeFileSync(lock, JSON.stringify({ pid: process.pid, since: "now" }));
  expect(done(await project.engine().drift("dev")).sort()).toEqual(expected.drift.done);
  expect(existsSync(lock)).toBe(true);
});

test.skipIf(!hasPulumi)(
  `the Pulumi CLI tells the same drift, and records it nowhere ${needsPulumi}`,
  async () => {
    const project = new TestProject(program);
    mkdirSync(`${project.folder}/backend`);
    const engine = new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project) });
    expect(await story(project, engine, "backend/.pulumi/stacks/**/*.json")).toEqual(expected);
    const reader = new PulumiEngine({ projectFolder: project.folder, env: pulumiEnvironment(project), readOnly: true });
    pulumi(project, "stack", "init", "mine");
    expect(done(await reader.preview("dev"))).toEqual([]);
    expect((await reader.drift("nowhere")).errors).toEqual([
      expect.stringMatching(/^expected a stack named nowhere, got none; create it with pulumi stack init nowhere, /),
    ]);
    expect(pulumi(project, "stack", "--show-name").trim()).toBe("mine");
  },
  120_000,
);
