import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { connect } from "../sdks/heroku/client/connect.ts";
import { descendantsOf, isRunning } from "./support/processes.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const program = fileURLToPath(new URL("../bench/program", import.meta.url));
const policies = fileURLToPath(new URL("../policies", import.meta.url));
const upProcess = fileURLToPath(new URL("./support/up-process.ts", import.meta.url));
const team = "example-library";

let folder: string;
let local: Running;
let whole: unknown;

function up(policyPack = ""): ChildProcess {
  return spawn(process.execPath, [upProcess, program, join(folder, "stacks"), "bench", "1", policyPack], {
    env: { ...process.env, HEROKU_API_KEY: local.token, HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url },
    stdio: ["ignore", "ignore", "ignore"],
  });
}

const heroku = () => whatHerokuHas(connect({ apiKey: local.token, apiUrl: local.url, dataUrl: local.url }), team);

async function requests(): Promise<number> {
  const answer = await fetch(`${local.url}/_local/requests`);
  return ((await answer.json()) as { total: number }).total;
}

const endOf = async (child: ChildProcess) =>
  child.exitCode === null ? (await once(child, "exit"))[0] : child.exitCode;

/** Waits until that many requests were answered; a run that ends earlier is as good. */
async function served(count: number, child: ChildProcess): Promise<void> {
  await vi.waitFor(async () => expect(child.exitCode !== null || (await requests()) >= count).toBe(true), {
    timeout: 30_000,
    interval: 2,
  });
}

async function start(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), "tandem-crash-"));
  local = await ensureRunning({ folder: join(folder, "heroku"), latencyMs: 15, provisioningMs: 100, acmStepMs: 20 });
}

async function stop(): Promise<void> {
  await stopRunning(join(folder, "heroku"));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

beforeAll(async () => {
  await start();
  expect(await endOf(up())).toBe(0);
  whole = await heroku();
  await stop();
});
beforeEach(start);
afterEach(stop);
afterAll(() => expect(whole).toMatchObject({ pipelines: ["service-0"] }));

test.each([1, 6, 13])("an engine killed after %i requests leaves nothing lost and nothing doubled", async (count) => {
  const engine = up();
  await served(count, engine);
  const children = descendantsOf(engine.pid ?? 0);
  engine.kill("SIGKILL");
  await vi.waitFor(() => expect(children.filter(({ pid }) => isRunning(pid))).toEqual([]), {
    timeout: 1000,
    interval: 20,
  });
  expect(await endOf(up())).toBe(0);
  expect(await heroku()).toEqual(whole);
});

test.each([4, 11])("a provider killed after %i requests fails the run, and the next one finishes", async (count) => {
  const engine = up();
  await served(count, engine);
  const provider = descendantsOf(engine.pid ?? 0).find(({ command }) => command.includes("pulumi-resource-heroku"));
  if (provider !== undefined) process.kill(provider.pid, "SIGKILL");
  expect(await endOf(engine)).toBe(provider === undefined ? 0 : 1);
  expect(await endOf(up())).toBe(0);
  expect(await heroku()).toEqual(whole);
});

test("program, provider and policy pack are gone within a second of a killed engine", async () => {
  const engine = up(policies);
  await served(4, engine);
  const children = descendantsOf(engine.pid ?? 0);
  for (const part of ["cmd/run-policy-pack", "pulumi-resource-heroku", "cmd/run "]) {
    expect(
      children.filter(({ command }) => command.replace("/index.js", " ").includes(part)),
      part,
    ).not.toEqual([]);
  }
  engine.kill("SIGKILL");
  await vi.waitFor(() => expect(children.filter(({ pid }) => isRunning(pid))).toEqual([]), {
    timeout: 1000,
    interval: 20,
  });
});
