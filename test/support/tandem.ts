import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const launcher = fileURLToPath(new URL("../../cli/bin/tandem.mjs", import.meta.url));

export interface Ended {
  code: number | null;
  /** Standard output and error, in the order in which they came. */
  output: string;
}

/** As programs read it, too. */
export interface EndedApart extends Ended {
  /** Standard output alone. */
  stdout: string;
}

/** Runs `tandem` in a folder, as a person would. */
export function tandem(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  input = "",
): Promise<EndedApart> {
  const child = spawn(process.execPath, [launcher, ...args], {
    cwd: folder,
    // No line is folded, unless a test is about that.
    env: { ...process.env, NO_COLOR: "1", COLUMNS: "1000", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  // A command that reads nothing may have ended before.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  let output = "";
  let stdout = "";
  const add = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", add);
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", add);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, stdout }));
  });
}
