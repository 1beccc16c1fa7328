import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Running } from "@tandem/emulator";

const run = promisify(execFile);

/** The version of the real Heroku CLI that is run. */
export const version = "11.10.0";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tandem", `heroku-cli-${version}`);
const entry = join(cache, "node_modules", "heroku", "bin", "run.js");

/** Puts the real Heroku CLI into a cache folder outside the project, once. */
export async function installHerokuCli(): Promise<void> {
  if (existsSync(entry)) return;
  await mkdir(cache, { recursive: true });
  await run("npm", ["install", "--prefix", cache, "--no-save", "--ignore-scripts", `heroku@${version}`]);
}

/** How a command ended, runs of white space as one space. */
interface Answer {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of the real Heroku CLI, such as `apps:info --app catalog-staging`. No argument may have a space in it. */
export type HerokuCli = (command: string) => Promise<Answer>;

/** The real Heroku CLI, talking to a local Heroku and to nothing else. */
export async function herokuCli({ url, token }: Pick<Running, "url" | "token">): Promise<HerokuCli> {
  const home = await mkdtemp(join(tmpdir(), "heroku-home-"));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_CONFIG_HOME: home,
    HEROKU_HOST: url,
    HEROKU_DATA_HOST: "127.0.0.1",
    // Asked about bills, with the key; without it that is a host of Heroku's.
    HEROKU_PARTICLEBOARD_URL: url,
    HEROKU_API_KEY: token,
    DISABLE_TELEMETRY: "true",
    HEROKU_SKIP_NEW_VERSION_CHECK: "true",
    NO_COLOR: "1",
    NODE_COMPILE_CACHE: join(cache, "compiled"),
  };
  return (command) =>
    new Promise((resolve) => {
      const child = execFile(process.execPath, [entry, ...command.split(" ")], { env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: plain(stdout), errors: plain(stderr) });
      });
      // It waits for what is piped to it.
      child.stdin?.end();
    });
}

/** Tables and messages are broken and filled up as the terminal's width has it. */
const plain = (text: string): string => text.replaceAll(/[\s›─]+/g, " ").trim();
