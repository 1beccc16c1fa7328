import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { defaultParallel } from "../engine/engine.ts";
import type { EngineDone, EngineTask } from "./engine-process.ts";

/** As a person types them; each has `--stack` and the like added. A refresh only looks, as in the baseline. */
const commands: Record<EngineTask["operation"], readonly string[]> = {
  up: ["up", "--yes"],
  preview: ["preview"],
  refresh: ["refresh", "--preview-only"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** A run of the Pulumi CLI on the stack `bench`. */
export function pulumiCommand({ operation, folder, env }: EngineTask): {
  file: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  const always = ["--stack", "bench", "--non-interactive", "--color", "never"];
  const parallel = ["--parallel", String(defaultParallel)];
  return {
    file: "pulumi",
    args: [...commands[operation], ...always, ...parallel],
    cwd: join(folder, "project"),
    env: environment(folder, env),
  };
}

/** Makes the stack, which is not measured. */
export function initStack({ folder, services, env }: Omit<EngineTask, "operation">): void {
  const run = (...args: string[]) =>
    execFileSync("pulumi", [...args, "--stack", "bench", "--non-interactive"], {
      cwd: join(folder, "project"),
      env: environment(folder, env),
      stdio: "pipe",
    });
  run("stack", "init");
  run("config", "set", "bench:services", String(services));
}

/** Reads the summary, as in `+ 141 created` and `1401 unchanged`. */
export function stepsIn(output: string): EngineDone["steps"] {
  const words: Record<string, string> = { created: "create", updated: "update", deleted: "delete", unchanged: "same" };
  const steps = [...output.matchAll(/^ +(?:[-+~] )?(\d+) (created|updated|deleted|unchanged)\b/gm)];
  return Object.fromEntries(steps.map(([, count, word = ""]) => [words[word] ?? word, Number(count)]));
}

function environment(folder: string, env: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...env,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "backend")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_PARALLEL_DIFF: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}
