import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureRunning, stopRunning } from "@tandem/emulator";
import { requestCounts } from "../cli/try/local-requests.ts";
import { LocalEngine } from "../engine/local/local-engine.ts";
import { type Measured, measured } from "./measured.ts";

/** What a number of service-environments (13 resources and a backup schedule each) cost, one operation after the other. */
export async function benchServiceEnvironments(services: number, latencyMs: number): Promise<Record<string, Measured>> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-bench-"));
  const heroku = join(folder, "heroku");
  const { url, token, pid } = await ensureRunning({ folder: heroku, latencyMs, provisioningMs: 0 });
  const engine = new LocalEngine({
    projectFolder: fileURLToPath(new URL("./program", import.meta.url)),
    stateFolder: join(folder, "stacks"),
    passphrase: "bench",
    env: {
      HEROKU_API_KEY: token,
      HEROKU_API_URL: url,
      HEROKU_DATA_URL: url,
      NODE_COMPILE_CACHE: join(folder, "compile-cache"),
    },
    config: { "bench:services": { value: String(services) } },
  });
  const operation = async (name: string, run: () => Promise<{ outcome: string; errors: string[] }>) => {
    await fetch(`${url}/_local/requests`, { method: "DELETE" });
    const { result, ...cost } = await measured(run, () => [process.pid, pid]);
    if (result.outcome !== "succeeded") throw new Error(`${name}: ${result.errors.join("\n")}`);
    const { reads, writes, counts } = await requestCounts(url);
    return { ...cost, requestsPerService: (reads + writes) / services, requests: counts };
  };
  try {
    return {
      create: await operation("create", () => engine.up("bench")),
      noop: await operation("noop", () => engine.up("bench")),
      preview: await operation("preview", () => engine.preview("bench")),
      refresh: await operation("refresh", () => engine.refresh("bench")),
      destroy: await operation("destroy", () => engine.destroy("bench", { unprotect: true })),
    };
  } finally {
    await stopRunning(heroku);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
