import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askControl, createEmulator, type Emulator, ensureRunning, stopRunning } from "@tandem/emulator";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect } from "../sdks/heroku/client/connect.ts";
import { projectCopy } from "./support/project-copy.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

if (process.env.FULL_DISK === "all") vi.setConfig({ testTimeout: 3_600_000 });

const fullDisk = new URL("./support/full-disk.ts", import.meta.url).href;
const upProcess = fileURLToPath(new URL("./support/up-process.ts", import.meta.url));
const program = fileURLToPath(new URL("../bench/program", import.meta.url));
const emulatorMain = fileURLToPath(new URL("../emulator/main.ts", import.meta.url));
const launcher = fileURLToPath(new URL("../cli/bin/tandem.mjs", import.meta.url));

const sentence = /^\S+: expected a (file|folder) that can be written, got [^\n]+, then run it again$/;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "full-disk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Run {
  readonly args: readonly string[];
  /** Where the disk is full. */
  readonly on: string;
  readonly env?: Record<string, string>;
  readonly cwd?: string;
}

/** Starts a process whose disk is full from the `at`-th write on. */
function start({ args, on, env, cwd }: Run, at?: number): ChildProcess {
  return spawn(process.execPath, ["--import", fullDisk, ...args], {
    ...(cwd !== undefined && { cwd }),
    env: {
      ...process.env,
      NO_COLOR: "1",
      FULL_DISK_FOLDER: on,
      FULL_DISK_COUNT: join(folder, "count"),
      ...(at !== undefined && { FULL_DISK_AT: String(at) }),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function ran(run: Run, at?: number): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = start(run, at);
  const text = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.on("data", (chunk: Buffer) => {
      text[stream] += chunk.toString();
    });
  }
  const [code] = await once(child, "close");
  return { code, ...text };
}

const writesOf = async (): Promise<number> => Number(await readFile(join(folder, "count"), "utf8"));

/** Of `count` writes some, from the first to the last; all with `FULL_DISK=all`. */
function sampled(count: number, parts: readonly number[]): number[] {
  if (process.env.FULL_DISK === "all") return Array.from({ length: count }, (_, index) => index + 1);
  return [...new Set(parts.map((part) => Math.max(1, Math.round(part * count))))];
}

/** A local Heroku in this process, on a disk that has room. */
async function serving(): Promise<{ emulator: Emulator; env: Record<string, string>; has(): Promise<unknown> }> {
  const emulator = createEmulator({ timings: { provisioningMs: 50, acmStepMs: 20 } });
  const { url } = await emulator.listen();
  const heroku = connect({ apiKey: "local-token", apiUrl: url, dataUrl: url });
  return {
    emulator,
    env: { HEROKU_API_KEY: "local-token", HEROKU_API_URL: url, HEROKU_DATA_URL: url },
    has: () => whatHerokuHas(heroku, "example-library"),
  };
}

/** The writes of an `up` of one service, and what it leaves. */
async function up(at?: number, times = 1) {
  const { emulator, env, has } = await serving();
  const stacks = join(folder, `stacks-${at ?? "whole"}`);
  const run = { args: [upProcess, program, stacks, "bench", "1", ""], on: stacks, env };
  const ended = await ran(run, at);
  const writes = await writesOf();
  const state = await readFile(join(stacks, "bench.json"), "utf8").catch(() => undefined);
  for (let again = 1; again < times; again += 1) expect((await ran(run)).code).toBe(0);
  const left = await has();
  const files = await readdir(stacks).catch(() => []);
  await emulator.close();
  return { ended, writes, state, left, files };
}

test("an up that meets a full disk at any write ends in one sentence, and the next one finishes what it began", async () => {
  const whole = await up();
  expect(whole.ended).toMatchObject({ code: 0, stdout: "" });
  for (const at of sampled(whole.writes, [0.15, 0.5, 0.9])) {
    const { ended, writes, state, left, files } = await up(at, 2);
    // Saves that come at once are one: a run may have fewer writes than another.
    if (writes < at) continue;
    expect(ended, `write ${at} of ${whole.writes}`).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(sentence),
      stderr: "",
    });
    if (state !== undefined) expect(() => JSON.parse(state)).not.toThrow();
    expect(left, `write ${at} of ${whole.writes}`).toEqual(whole.left);
    expect(files).toEqual(whole.files);
  }
});

test("a local Heroku that cannot write its files at the start says so in one sentence, and the next one starts with the same token", async () => {
  const heroku = join(folder, "heroku");
  const first = await ensureRunning({ folder: heroku });
  await stopRunning(heroku);
  const run = { args: [emulatorMain, "--folder", heroku], on: heroku };
  const child = start(run);
  await once(child.stdout ?? child, "data");
  child.kill("SIGTERM");
  await once(child, "close");
  const journal = await readFile(join(heroku, "journal.jsonl"), "utf8");
  for (const at of sampled(await writesOf(), [0, 0.5, 1])) {
    const { code, stderr } = await ran(run, at);
    expect({ code, stderr }, `write ${at}`).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^\S+: expected a \w+ that can be written, got [^\n]+\n$/),
    });
    expect(await readFile(join(heroku, "journal.jsonl"), "utf8")).toBe(journal);
  }
  expect((await ensureRunning({ folder: heroku })).token).toBe(first.token);
  await stopRunning(heroku);
});

test("one that runs on a full disk refuses what its starter asks of it in one sentence, and is found whole after kill -9", async () => {
  const heroku = join(folder, "heroku");
  const isFull = join(folder, "is-full");
  const child = start({ args: [emulatorMain, "--folder", heroku], on: heroku, env: { FULL_DISK_WHILE: isFull } });
  await once(child.stdout ?? child, "data");
  await writeFile(isFull, "");
  await expect(ensureRunning({ folder: heroku, githubConnected: true })).rejects.toThrow(
    /journal\.jsonl: expected a file that can be written, got no space left on the disk; [^\n]+; nothing was changed$/,
  );
  child.kill("SIGKILL");
  await once(child, "close");
  await rm(isFull);
  const serving = await ensureRunning({ folder: heroku, githubConnected: true });
  expect(await (await askControl(serving, "GET /github")).json()).toMatchObject({ everywhere: true });
  await stopRunning(heroku);
});

test("app.json is old or new and never a part of one, whichever write finds the disk full", async () => {
  const project = await projectCopy(["catalog"]);
  const repository = join(folder, "repository");
  const cwd = project.folder;
  const run = { args: [launcher, "app-json", "catalog", "--folder", repository], on: repository, cwd };
  const contents = async () => {
    const names = await readdir(repository);
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await readFile(join(repository, name), "utf8")])),
    );
  };
  await mkdir(repository);
  expect((await ran(run)).code).toBe(0);
  const whole = await contents();
  for (const at of sampled(await writesOf(), [0.4, 1])) {
    await rm(repository, { recursive: true });
    await mkdir(repository);
    const { code, stderr } = await ran(run, at);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^(\S+: expected a file that can be written, got [^\n]+\n){1,2}$/),
    });
    for (const [name, text] of Object.entries(await contents())) expect(text, name).toBe(whole[name]);
    expect((await ran(run)).code).toBe(0);
    expect(await contents()).toEqual(whole);
  }
  await project.remove();
});
