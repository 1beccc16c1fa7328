import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { askControl } from "./ask-control.ts";
import { DiskProblem, writing } from "./disk-problem.ts";
import { filesOf } from "./folder.ts";
import { servingIn } from "./holder.ts";
import { isAlive, isOfThisNamespace } from "./lock.ts";
import { reportIn, type StartReport } from "./start-report.ts";

/** What a local Heroku of its own process is started with. */
export interface ProcessOptions {
  /** Holds its journal, lock, log and token; made when missing. One local Heroku serves a folder. */
  folder: string;
  /** @default any free port */
  port?: number;
  /** Milliseconds added to every answer. @default 0 */
  latencyMs?: number;
  /** Milliseconds until an add-on is provisioned. @default 300 */
  provisioningMs?: number;
  /** Milliseconds from one step of a certificate to the next. @default 1000 */
  acmStepMs?: number;
  /** The token it accepts. @default the one it had before, else a random one */
  token?: string;
  /** Teams beside those of the seed. */
  teams?: readonly string[];
  /**
   * Whether every pipeline counts as connected to GitHub, for runs without access to a dashboard; a running server is updated
   * so. @default false
   */
  githubConnected?: boolean;
}

/** A local Heroku that answers. */
export interface Running {
  /** Base URL of both APIs. */
  url: string;
  pid: number;
  /** The token it accepts. */
  token: string;
}

/** Why there is no local Heroku, in one line. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
  /** Whether something else is in the way, such as another process on its port. */
  readonly isBusy: boolean;

  constructor(message: string, isBusy: boolean, options?: ErrorOptions) {
    super(message, options);
    this.isBusy = isBusy;
  }
}

const startsWithinMs = 20_000;
const stopsWithinMs = 10_000;

/**
 * Finds the local Heroku that serves a folder, or starts one as a process of its own, which outlives the caller.
 * Of two calls at once, in one process or in two, one starts it and both get the same; a process that came second has
 * ended when this answers.
 * @throws StartProblem with one line that says why it did not start, such as a port in use or a journal that cannot be read
 */
export async function ensureRunning(options: ProcessOptions): Promise<Running & { reused: boolean }> {
  const folder = resolve(options.folder);
  const there = await running(folder);
  if (there) return reuse(there, options);
  const started = start(folder, options);
  const deadline = Date.now() + startsWithinMs;
  while (Date.now() < deadline) {
    const ended = hasEnded(started.child);
    const serving = await running(folder);
    if (serving && serving.pid === started.child.pid) return { ...serving, reused: false };
    if (serving && ended) return reuse(serving, options);
    if (ended) throw await started.problem();
    await sleep(20);
  }
  started.child.kill();
  const { log } = filesOf(folder);
  throw new StartProblem(`the local Heroku did not answer within ${startsWithinMs / 1000} seconds; see ${log}`, false);
}

async function reuse(serving: Running, { githubConnected }: ProcessOptions): Promise<Running & { reused: true }> {
  if (githubConnected) {
    const answer = await askControl(serving, "POST /github", { everywhere: true });
    if (!answer.ok) throw new StartProblem(messageIn(await answer.text()), false);
  }
  return { ...serving, reused: true };
}

/** The local Heroku that serves a folder and answers; undefined when there is none. */
export async function running(folder: string): Promise<Running | undefined> {
  const serving = await found(folder);
  if (!serving) return undefined;
  return { url: serving.url, pid: serving.pid, token: readFileSync(filesOf(folder).token, "utf8").trim() };
}

/** Stops the local Heroku that serves a folder, and waits until it is gone; false when there was none. */
export async function stopRunning(folder: string): Promise<boolean> {
  const serving = await found(folder);
  if (!serving) return false;
  if (!isOfThisNamespace(serving) || !isAlive(serving.pid)) {
    const { lock } = filesOf(folder);
    throw new StartProblem(
      `${lock}: expected a process of this machine, got ${serving.pid} of another container or machine; stop it there`,
      true,
    );
  }
  process.kill(serving.pid, "SIGTERM");
  const deadline = Date.now() + stopsWithinMs;
  while (isAlive(serving.pid)) {
    if (Date.now() > deadline) process.kill(serving.pid, "SIGKILL");
    await sleep(20);
  }
  return true;
}

function start(folder: string, options: ProcessOptions): { child: ChildProcess; problem: () => Promise<StartProblem> } {
  const { log } = filesOf(folder);
  const output = openLog(folder, log);
  const before = statSync(log).size;
  const main = fileURLToPath(new URL("./main.ts", import.meta.url));
  // Small heap steps: it shares a laptop with an engine's processes.
  const child = spawn(process.execPath, ["--max-semi-space-size=2", main, ...argumentsFor(folder, options)], {
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
    env: environment(folder),
  });
  closeSync(output);
  child.unref();
  const ended = endOf(child);
  const problem = async () => {
    const { problem: words, isBusy } = (await ended) ?? { problem: lastLineOf(log, before), isBusy: false };
    return new StartProblem(`the local Heroku did not start: ${words}`, isBusy);
  };
  return { child, problem };
}

const found = (folder: string) => servingIn(resolve(folder)).catch(asStartProblem);

function openLog(folder: string, log: string): number {
  try {
    writing(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }), "folder");
    return writing(log, () => openSync(log, "a", 0o600));
  } catch (cause) {
    return asStartProblem(cause);
  }
}

function asStartProblem(cause: unknown): never {
  throw cause instanceof DiskProblem ? new StartProblem(cause.message, false, { cause }) : cause;
}

/** How a process that did not serve has ended: what it reported, or why it could not be started. */
async function endOf(child: ChildProcess): Promise<StartReport | undefined> {
  let report: StartReport | undefined;
  child.on("message", (message) => {
    report = reportIn(message);
  });
  try {
    await once(child, "close");
    return report;
  } catch (error) {
    return { problem: String(error), isBusy: false };
  }
}

function lastLineOf(log: string, before: number): string {
  return readFileSync(log, "utf8").slice(before).trim().split("\n").at(-1) || "it ended without a word";
}

/** The words of an answer that is a refusal. */
function messageIn(text: string): string {
  try {
    return z.object({ message: z.string() }).parse(JSON.parse(text)).message;
  } catch {
    return "the local Heroku that runs already did not take its options";
  }
}

function argumentsFor(folder: string, options: ProcessOptions): string[] {
  const pairs = [
    ["--folder", folder],
    ["--port", options.port],
    ["--latency", options.latencyMs],
    ["--provisioning", options.provisioningMs],
    ["--acm", options.acmStepMs],
    ["--token", options.token],
    ...(options.teams ?? []).map((team) => ["--team", team]),
  ];
  const given = pairs.flatMap(([flag, value]) => (value === undefined ? [] : [String(flag), String(value)]));
  return options.githubConnected ? [...given, "--github-connected"] : given;
}

/** Nothing that configures Heroku or Pulumi reaches it, and of Node's only where compiled code is kept. */
function environment(folder: string): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? filesOf(folder).compiled;
  return { PATH, SystemRoot, TEMP, TMPDIR, NODE_COMPILE_CACHE };
}

/** One that found another serving ends by itself, and is waited for: it may still write to the folder. */
function hasEnded(child: ChildProcess): boolean {
  return child.signalCode !== null || child.exitCode !== null;
}
