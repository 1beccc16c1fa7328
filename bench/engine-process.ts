import { join } from "node:path";
import type { Engine } from "../engine/engine.ts";

/** The input of {@link runOperation}, as JSON in the first argument. */
export interface EngineTask {
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
}

/** Runs one operation of the local engine on the stack `bench`. A process of its own, so that its memory and time are measured alone. */
async function runOperation(task: EngineTask): Promise<EngineDone> {
  const engine = await open(task);
  const options = task.operation === "destroy" ? { unprotect: true } : {};
  const { outcome, errors, steps } = await engine[task.operation]("bench", options);
  const counts: Record<string, number> = {};
  for (const { operation } of steps) counts[operation] = (counts[operation] ?? 0) + 1;
  return { outcome, errors, steps: counts };
}

/** Imported where it is used: it is a part of what is measured. */
async function open({ folder, services, env }: EngineTask): Promise<Engine> {
  const { LocalEngine } = await import("../engine/local/local-engine.ts");
  const stateFolder = join(folder, "stacks");
  const config = { "bench:services": { value: String(services) } };
  return new LocalEngine({ projectFolder: join(folder, "project"), stateFolder, passphrase: "bench", env, config });
}

process.stdout.write(JSON.stringify(await runOperation(JSON.parse(process.argv[2] ?? "{}") as EngineTask)));
