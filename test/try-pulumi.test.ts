import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ensureRunning, running, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { edited } from "./support/edited.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { folderHash } from "./support/folder-hash.ts";
import { localState } from "./support/local-state.ts";
import { expectPlain } from "./support/plain-output.ts";
import { projectCopy } from "./support/project-copy.ts";
import { type Ended, tandem } from "./support/tandem.ts";
import { setTrap, type Trap, trapKey } from "./support/trap.ts";

let trap: Trap;
let project: Awaited<ReturnType<typeof projectCopy>>;
let committed: Record<string, string>;

beforeAll(async () => {
  // One with a secret that is asked for, and one with records at AWS.
  [trap, project] = await Promise.all([setTrap(), projectCopy(["catalog", "trails"])]);
  committed = folderHash(project.folder);
});
afterAll(async () => {
  await stopRunning(herokuFolder());
  await Promise.all([trap.close(), project.remove()]);
});

const herokuFolder = () => join(project.folder, ".tandem", "pulumi", "heroku");

/** As in a CI, in surroundings that lead elsewhere. */
async function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const ended = await tandem(project.folder, args, { ...trap.env, NO_COLOR: undefined, CI: "true", ...env });
  expectPlain(ended.output);
  expect(ended.output).not.toContain(trapKey);
  return ended;
}

describe("without a pulumi on PATH", () => {
  const env = { PATH: dirname(process.execPath) };

  test.each(["try", "try up", "try destroy"])("%s is refused, makes nothing, and says what helps", async (command) => {
    const { code, output } = await run([...command.split(" "), "--engine", "pulumi"], env);
    expect(code).toBe(64);
    expect(output).toMatch(/^--engine pulumi: expected the Pulumi CLI on PATH, found none: install it \(https:/);
    expect(output).toContain("Nothing else needs it");
    expect(folderHash(project.folder)).toEqual(committed);
  });
});

test("an unknown engine is refused", async () => {
  const { code, output } = await run(["try", "--engine", "terraform"]);
  expect([code, output]).toEqual([64, "--engine: expected local or pulumi, got terraform\n"]);
});

const pulumi = engineKinds.find(({ needsAwsPlugin }) => needsAwsPlugin);

describe.skipIf(pulumi?.missing !== undefined)(`try under ${pulumi?.missing ?? pulumi?.name}`, () => {
  const up = ["try", "up", "staging", "--yes", "--engine", "pulumi"];

  test("brings an environment up, on a copy of the stack files", async () => {
    // The local Heroku stays as it was found: running.
    await ensureRunning({ folder: herokuFolder() });
    const { code, output } = await run(up);
    expect(code, output).toBe(0);
    expect(output).toMatch(
      /^staging: \d+ changes to make, then \$46\.00 a month\n {2}catalog \$24\.00, trails \$22\.00\n/m,
    );
    expect(output).toMatch(/^ {2}\+ Record trails-domain-record \(simulated\) [\d.]+ s$/m);
    expect(output).not.toContain("simulated: ");
    expect(output).toMatch(/^staging: \d+ changes in/m);
    expect(folderHash(project.folder)).toEqual({ ...committed, ".tandem": "" });
    const copy = await readFile(join(project.folder, ".tandem", "pulumi", "project", "Pulumi.staging.yaml"), "utf8");
    expect(copy).toMatch(/catalog:EMAIL_HOST_PASSWORD:\s+secure: v1:/);
  });

  test("an edit is all that the next up changes", async () => {
    const dearer = (text: string) => text.replace("postgres: { plan: essential-0 }", "postgres: { plan: essential-1 }");
    const { output } = await edited(project.folder, { "Pulumi.staging.yaml": dearer }, () => run(up));
    expect(output).toMatch(/^staging: nothing drifted/m);
    expect(output).toMatch(/^staging: 1 change in/m);
    expect(output).toContain("plan: heroku-postgresql:essential-0 → heroku-postgresql:essential-1\n");
  });

  test("the policies stop what they forbid", async () => {
    const unsaved = (text: string) =>
      text.replace(/daily\("02[^)]*\)/, 'noBackup("because")').replace("  daily,\n", "  daily,\n  noBackup,\n");
    const { code, output } = await edited(project.folder, { "index.ts": unsaved }, () => run(up));
    expect(code, output).toBe(3);
    expect(output).toContain("policy postgres-has-daily-backup");
  });

  test("destroy leaves nothing behind, in the surroundings neither", async () => {
    const heroku = await running(herokuFolder());
    if (heroku === undefined) throw new Error("expected the trial's Heroku to run");
    const { code, output } = await run(["try", "destroy", "staging", "--include-protected", "--engine", "pulumi"]);
    expect(code, output).toBe(0);
    expect(await localState(heroku)).toEqual({});
    expect(await readdir(join(trap.env.HOME ?? "", ".pulumi"))).toEqual(["credentials.json"]);
    const stopped = await run(["heroku", "stop"]);
    expect(stopped.output).toBe("stopped; its data stays in .tandem/pulumi/heroku\n");
  });
});

test("no key and no address of the surroundings was ever used", () => {
  expect(trap.uses).toEqual([]);
});
