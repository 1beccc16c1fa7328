import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { askControl, running, stopRunning } from "@tandem/emulator";
import { requestCounts } from "../cli/try/local-status.ts";
import { projectCopy } from "../test/support/project-copy.ts";
import { type Measured, measured } from "./measured.ts";

/** What a new user's `npm start` costs, in an empty project: the first time, and again when nothing changes. */
export async function benchStart(): Promise<Record<string, Measured>> {
  const { folder, remove } = await projectCopy();
  const heroku = join(folder, ".tandem", "heroku");
  try {
    return { startFirst: await start(folder, heroku), startAgain: await start(folder, heroku) };
  } finally {
    await stopRunning(heroku);
    await remove();
  }
}

async function start(folder: string, heroku: string): Promise<Measured> {
  const child = spawn("npm", ["start", "--silent", "--", "--keep"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const processes = () => [child.pid, servingPid(heroku)].filter((pid) => pid !== undefined);
  const before = await running(heroku);
  if (before !== undefined) await askControl(before, "DELETE /requests");
  const { result, ...cost } = await measured(() => once(child, "exit"), processes);
  if (result[0] !== 0) throw new Error(`tandem try ended with ${result[0]}`);
  const local = await running(heroku);
  return { ...cost, requests: local === undefined ? {} : (await requestCounts(local)).counts };
}

/** The local Heroku is a process of its own, and not there yet when the watching begins. */
function servingPid(heroku: string): number | undefined {
  try {
    return JSON.parse(readFileSync(join(heroku, "lock.json"), "utf8")).pid;
  } catch {
    return undefined;
  }
}
