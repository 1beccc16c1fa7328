import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../../engine/engine.ts";
import type { RunProcesses } from "../../engine/local/hosts/run-processes.ts";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import { PulumiEngine } from "../../engine/pulumi/pulumi-engine.ts";
import type { LocalRun } from "../../sdks/heroku/test/local-run.ts";
import type { EngineKind } from "./engine-kinds.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A program of its own, with the Heroku provider and no estate, on a local Heroku. */
export interface ProgramProject {
  readonly folder: string;
  readonly isLocal: boolean;
  readonly engine: Engine;
  /** Runs the Pulumi CLI in it; throws what it said when it fails. */
  cli(...args: string[]): void;
  remove(): void;
}

export function programProject(
  kind: EngineKind,
  heroku: Pick<LocalRun, "token" | "url">,
  program: string,
): ProgramProject {
  const folder = mkdtempSync(join(tmpdir(), "program-"));
  layProgram(folder, program);
  const isLocal = !kind.needsAwsPlugin;
  const env = { HEROKU_API_KEY: heroku.token, HEROKU_API_URL: heroku.url, HEROKU_DATA_URL: heroku.url };
  return {
    folder,
    isLocal,
    engine: engineOfProgram(folder, isLocal, env),
    cli: (...args) => cliOfProgram(folder, env, args),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Writes the project of a program into an empty folder, with the stack `dev`. */
export function layProgram(folder: string, program: string): void {
  const provider = join(root, "sdks/heroku/bin");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  writeFileSync(join(folder, "index.ts"), program);
  writeFileSync(
    join(folder, "Pulumi.yaml"),
    `name: program\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.ts\nplugins:\n  providers: [{name: heroku, path: ${provider}}]\n`,
  );
  writeFileSync(join(folder, "Pulumi.dev.yaml"), "config: {}\n");
  mkdirSync(join(folder, "backend"));
}

/** An engine for such a folder, whose state is in it. The local engine alone takes `processes`. */
export function engineOfProgram(
  folder: string,
  isLocal: boolean,
  env: Record<string, string>,
  processes?: RunProcesses,
): Engine {
  if (!isLocal) return new PulumiEngine({ projectFolder: folder, env: { ...env, ...cliEnvironment(folder) } });
  const stateFolder = join(folder, "stacks");
  return new LocalEngine({
    projectFolder: folder,
    stateFolder,
    passphrase: "test",
    env,
    ...(processes && { processes }),
  });
}

/** Runs the Pulumi CLI in such a folder. @throws what it said when it fails */
export function cliOfProgram(folder: string, env: Record<string, string>, args: readonly string[]): void {
  execFileSync("pulumi", [...args, "--stack", "dev", "--non-interactive"], {
    cwd: folder,
    env: { ...process.env, ...env, ...cliEnvironment(folder) },
    stdio: "pipe",
  });
}

const cliEnvironment = (folder: string): Record<string, string> => ({
  PULUMI_HOME: join(folder, "home"),
  PULUMI_BACKEND_URL: `file://${folder}/backend`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
});
