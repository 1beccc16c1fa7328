import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { LocalEngine } from "../engine/local/local-engine.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { descendantsOf, isRunning } from "./support/processes.ts";
import { whatHerokuHas } from "./support/what-heroku-has.ts";

const program = fileURLToPath(new URL("../bench/program", import.meta.url));
const policies = fileURLToPath(new URL("../policies", import.meta.url));
const upProcess = fileURLToPath(new URL("./support/up-process.ts", import.meta.url));
const team = "example-library";

let folder: string;
let local: Running;
/** What one run leaves that nothing interrupted. */
let whole: unknown;

const env = () => ({ HEROKU_API_KEY: local.token, HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url });

/** An engine in a process of its own, to be killed. */
function startUp(policyPack: string): ChildProcess {
  return spawn(process.execPath, [upProcess, program, join(folder, "stacks"), "bench", "1", policyPack], {
    env: { ...process.env, ...env() },
    stdio: ["ignore", "ignore", "ignore"],
  });
}

/** A run to its end. */
async function finishUp(): Promise<void> {
  const engine = new LocalEngine({
    projectFolder: program,
    stateFolder: join(folder, "stacks"),
    passphrase: "test",
    env: env(),
    config: { "bench:services": { value: "1" } },
  });
  expect((await engine.up("bench")).errors).toEqual([]);
}

const heroku = () => whatHerokuHas(connect({ apiKey: local.token, apiUrl: local.url, dataUrl: local.url }), team);

async function requests(): Promise<number> {
  const answer = await askControl(local, "GET /requests");
  return ((await answer.json()) as { total: number }).total;
}

const endOf = async (child: ChildProcess) =>
  child.exitCode === null ? (await once(child, "exit"))[0] : child.exitCode;

/** An engine that has sent that many requests; one that ends earlier is as good. */
async function upAfter(count: number, policyPack = ""): Promise<ChildProcess> {
  await askControl(local, "DELETE /requests");
  const child = startUp(policyPack);
  await vi.waitFor(async () => expect(child.exitCode !== null || (await requests()) >= count).toBe(true), {
    timeout: 110_000,
    interval: 2,
  });
  return child;
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
  await finishUp();
  whole = await heroku();
  expect(whole).toMatchObject({ pipelines: ["service-0"] });
  await stop();
});
beforeEach(start);
afterEach(stop);

/** Kills an engine after some requests, and expects that its child processes, which include `parts`, end by themselves. */
async function killEngine(count: number, policyPack = "", parts: readonly string[] = []): Promise<void> {
  const engine = await upAfter(count, policyPack);
  const children = descendantsOf(engine.pid ?? 0);
  for (const part of parts) {
    expect(
      children.filter(({ command }) => command.replace("/index.js", " ").includes(part)),
      part,
    ).not.toEqual([]);
  }
  engine.kill("SIGKILL");
  await vi.waitFor(() => expect(children.filter(({ pid }) => isRunning(pid))).toEqual([]), {
    timeout: 60_000,
    interval: 20,
  });
}

// Early kills leave little behind, so that one run after another can be killed on the same estate.
test("engines killed one after the other take their processes along, and leave nothing lost and nothing doubled", async () => {
  await killEngine(1);
  await killEngine(6, policies, ["cmd/run-policy-pack", "pulumi-resource-heroku", "cmd/run "]);
  await killEngine(13);
  await finishUp();
  expect(await heroku()).toEqual(whole);
});

test("a provider that is killed fails the run, again and again, and the next one finishes", async () => {
  for (const count of [4, 11]) {
    const engine = await upAfter(count);
    const provider = descendantsOf(engine.pid ?? 0).find(({ command }) => command.includes("pulumi-resource-heroku"));
    if (provider !== undefined) process.kill(provider.pid, "SIGKILL");
    expect(await endOf(engine)).toBe(provider === undefined ? 0 : 1);
  }
  await finishUp();
  expect(await heroku()).toEqual(whole);
});
