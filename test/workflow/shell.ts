import { spawn } from "node:child_process";
import type { Ended } from "../support/tandem.ts";

/** Runs a `run:` step as a runner does where no shell is named: `bash -e`, with an environment that is no one's but its own. */
export function shell(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn("bash", ["--noprofile", "--norc", "-e", "-c", script], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}
