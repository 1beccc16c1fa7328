import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import { requestCounts } from "../cli/try/local-status.ts";
import { smallHeap } from "../engine/local/hosts/child.ts";
import { simulatedProject } from "../engine/pulumi/simulated-project.ts";
import type { EngineDone, EngineTask } from "./engine-process.ts";
import { type Measured, measured } from "./measured.ts";
import { initStack, pulumiCommand, stepsIn } from "./pulumi-command.ts";

/** Who runs it. */
export type EngineName = "local" | "pulumi";

/** What is measured, in the order in which it is run. */
export const operations = ["create", "noop", "preview", "refresh", "destroy"] as const;

const program = fileURLToPath(new URL("./program", import.meta.url));

/** As `npm start` starts Node: an engine has much garbage, and little that stays. */
const asStarted = [smallHeap, "--heap-growing-percent=50"];

/** How it is measured. */
export interface BenchOptions {
  engine: EngineName;
  /** Service-environments (13 resources and a backup schedule each). */
  services: number;
  /** What each request takes, in milliseconds. */
  latencyMs: number;
  only: ReadonlySet<string>;
}

/** What a number of service-environments cost, one operation after the other. */
export async function benchServiceEnvironments(options: BenchOptions): Promise<Record<string, Measured>> {
  const { engine, services, latencyMs, only } = options;
  const last = operations.findLastIndex((name) => only.has(name));
  if (last < 0) return {};
  const folder = await mkdtemp(join(tmpdir(), "tandem-bench-"));
  const heroku = join(folder, "heroku");
  const local = await ensureRunning({ folder: heroku, latencyMs, provisioningMs: 0 });
  const { url, token } = local;
  await askControl(local, "POST /limits", { appsPerTeam: 10_000 });
  const env = {
    HEROKU_API_KEY: token,
    HEROKU_API_URL: url,
    HEROKU_DATA_URL: url,
    NODE_COMPILE_CACHE: join(folder, "compile-cache"),
  };
  const costs: Record<string, Measured> = {};
  try {
    copyProject(folder);
    if (engine === "pulumi") initStack({ folder, services, env });
    for (const name of operations.slice(0, last + 1)) {
      // The others need what was created; nothing else is run for their sake.
      if (!only.has(name) && name !== "create") continue;
      const operation = name === "create" || name === "noop" ? "up" : name;
      const cost = await run(local, engine, { operation, folder, services, env });
      if (only.has(name)) costs[name] = cost;
    }
    return costs;
  } finally {
    await stopRunning(heroku);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The Pulumi CLI writes into its project's folder, so that this is a copy; the program stays where it is. */
function copyProject(folder: string): void {
  const project = join(folder, "project");
  mkdirSync(project);
  mkdirSync(join(folder, "backend"));
  copyFileSync(join(program, "Pulumi.bench.yaml"), join(project, "Pulumi.bench.yaml"));
  const text = readFileSync(join(program, "Pulumi.yaml"), "utf8");
  writeFileSync(join(project, "Pulumi.yaml"), simulatedProject(text, program, project));
}

/** The engine's processes are measured: neither this one nor the local Heroku. */
async function run(heroku: Pick<Running, "url" | "token">, engine: EngineName, task: EngineTask): Promise<Measured> {
  await askControl(heroku, "DELETE /requests");
  const { file, args, ...options } = engine === "pulumi" ? pulumiCommand(task) : localCommand(task);
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const { result, ...cost } = await measured(
    async () => {
      const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
      return { output, code: Number(code) };
    },
    () => (child.pid === undefined ? [] : [child.pid]),
  );
  const { outcome, errors, steps } = engine === "pulumi" ? toldByPulumi(result) : toldByEngine(result);
  if (outcome !== "succeeded") throw new Error(`${task.operation}: ${errors.join("\n")}`);
  const { reads, writes, counts } = await requestCounts(heroku);
  return { ...cost, steps, requestsPerService: (reads + writes) / task.services, requests: counts };
}

function localCommand(task: EngineTask): { file: string; args: string[] } {
  const engine = fileURLToPath(new URL("./engine-process.ts", import.meta.url));
  return { file: process.execPath, args: [...asStarted, engine, JSON.stringify(task)] };
}

interface Ended {
  output: string;
  code: number;
}

function toldByEngine({ output, code }: Ended): EngineDone {
  if (code !== 0) return { outcome: "failed", errors: [`the engine's process ended with ${code}`], steps: {} };
  return JSON.parse(output) as EngineDone;
}

function toldByPulumi({ output, code }: Ended): EngineDone {
  return { outcome: code === 0 ? "succeeded" : "failed", errors: [output], steps: stepsIn(output) };
}
