import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "../engine/engine.ts";

/** What {@link runOperation} is told, as JSON in the first argument. */
export interface EngineTask {
  engine: "local" | "pulumi";
  operation: "up" | "preview" | "refresh" | "destroy";
  /** Holds the project and all that the engine keeps. */
  folder: string;
  services: number;
  /** For the provider: key and addresses of the local Heroku. */
  env: Record<string, string>;
}

/** What it prints at its end, as JSON. */
export interface EngineDone {
  outcome: string;
  errors: string[];
  /** How many steps there were of each kind, as in `same`. */
  steps: Record<string, number>;
  /** Time of a processor, in seconds, of this process and all it has waited for. */
  cpuSeconds: number;
}

const passphrase = "bench";

/** Runs one operation on the stack `bench`. A process of its own, so that its memory and its time are nobody else's. */
async function runOperation(task: EngineTask): Promise<EngineDone> {
  const engine = await open(task);
  const options = task.operation === "destroy" ? { unprotect: true } : {};
  const { outcome, errors, steps } = await engine[task.operation]("bench", options);
  const counts: Record<string, number> = {};
  for (const { operation } of steps) counts[operation] = (counts[operation] ?? 0) + 1;
  return { outcome, errors, steps: counts, cpuSeconds: cpuSeconds() };
}

/** Each engine is imported only where it is used: it is a part of what is measured. */
async function open({ engine, folder, services, env }: EngineTask): Promise<Engine> {
  const config = { "bench:services": { value: String(services) } };
  if (engine === "pulumi") {
    const { PulumiEngine } = await import("../engine/pulumi/pulumi-engine.ts");
    const own = {
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    };
    return new PulumiEngine({ projectFolder: join(folder, "project"), env: { ...env, ...own }, config });
  }
  const { LocalEngine } = await import("../engine/local/local-engine.ts");
  const stateFolder = join(folder, "stacks");
  return new LocalEngine({ projectFolder: join(folder, "project"), stateFolder, passphrase, env, config });
}

/** Linux only. */
function cpuSeconds(): number {
  const text = readFileSync("/proc/self/stat", "utf8");
  const ticks = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 15);
  return ticks.reduce((sum, tick) => sum + Number(tick), 0) / 100;
}

process.stdout.write(JSON.stringify(await runOperation(JSON.parse(process.argv[2] ?? "{}") as EngineTask)));
