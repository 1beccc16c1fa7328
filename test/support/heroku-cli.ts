import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Running } from "@tandem/emulator";

const run = promisify(execFile);
const version = "11.10.0";
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tandem", `heroku-cli-${version}`);
const entry = join(cache, "node_modules", "heroku", "bin", "run.js");

/** Puts the real Heroku CLI into a cache folder outside the project, once. */
export async function installHerokuCli(): Promise<void> {
  if (existsSync(entry)) return;
  await mkdir(cache, { recursive: true });
  await run("npm", ["install", "--prefix", cache, "--no-save", "--ignore-scripts", `heroku@${version}`]);
}

/** The real Heroku CLI, talking to a local Heroku and to nothing else. */
export async function herokuCli({ url, token }: Running): Promise<(...args: string[]) => Promise<string>> {
  const home = await mkdtemp(join(tmpdir(), "heroku-home-"));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    HEROKU_HOST: url,
    HEROKU_DATA_HOST: "127.0.0.1",
    HEROKU_API_KEY: token,
    DISABLE_TELEMETRY: "true",
    HEROKU_SKIP_NEW_VERSION_CHECK: "true",
    NO_COLOR: "1",
  };
  return async (...args) => (await run(process.execPath, [entry, ...args], { env })).stdout;
}
