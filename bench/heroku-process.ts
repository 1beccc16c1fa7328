import { askControl, ensureRunning, type Running } from "@tandem/emulator";
import { requestCounts } from "../cli/try/local-status.ts";
import { processorSeconds } from "./processor-seconds.ts";

/** A local Heroku that a benchmark asks. */
export interface MeasuredHeroku extends Pick<Running, "url" | "pid" | "token"> {
  /** Forgets what was asked, and lets a whole hour's requests be asked. */
  reset(): Promise<void>;
  counts: () => ReturnType<typeof requestCounts>;
  /** Time of a processor, in seconds, that it has used: it shares the machine with what is measured. Linux only. */
  cpuSeconds(): number;
}

/** Starts one that answers each request after `latencyMs`, and waits for nothing else. */
export async function startHeroku(folder: string, latencyMs: number): Promise<MeasuredHeroku> {
  const options = { folder, latencyMs, provisioningMs: 0, acmStepMs: 0, githubConnected: true };
  const heroku = await ensureRunning(options);
  const { url, pid, token } = heroku;
  await askControl(heroku, "POST /limits", { appsPerTeam: 10_000 });
  return {
    url,
    pid,
    token,
    async reset() {
      await askControl(heroku, "DELETE /requests");
      await askControl(heroku, "POST /rate-limit", { remaining: 4500 });
    },
    counts: () => requestCounts(heroku),
    cpuSeconds: () => processorSeconds(pid, "own"),
  };
}
