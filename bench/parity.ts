import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { askControl, ensureRunning, stopRunning } from "@tandem/emulator";
import { requestCounts } from "../cli/try/local-status.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import { projectCopy } from "../test/support/project-copy.ts";
import { type Measured, measured } from "./measured.ts";
import { makeServices, programOf, stackFileOf } from "./parity-estate.ts";

const launcher = fileURLToPath(new URL("../cli/bin/tandem.mjs", import.meta.url));
const environments = ["staging", "production"] as const;

/** What `tandem parity` costs for a number of services in two environments, in which nothing differs that must not. */
export async function benchParity(services: number, latencyMs: number): Promise<Record<string, Measured>> {
  const { folder, remove } = await projectCopy([]);
  const heroku = join(folder, ".tandem", "heroku");
  try {
    writeFileSync(join(folder, "index.ts"), programOf(services));
    for (const name of environments) writeFileSync(join(folder, `Pulumi.${name}.yaml`), stackFileOf(name, services));
    await fill(heroku, services);
    const local = await ensureRunning({ folder: heroku, latencyMs, provisioningMs: 0, acmStepMs: 0 });
    const { url, token } = local;
    await askControl(local, "DELETE /requests");
    const env = { ...process.env, HEROKU_API_KEY: token, HEROKU_API_URL: url, HEROKU_DATA_URL: url };
    const cost = await run(folder, env);
    const { reads, writes, counts } = await requestCounts(local);
    const requestsPerService = (reads + writes) / (services * environments.length);
    return { parity: { ...cost, requestsPerService, requests: counts } };
  } finally {
    await stopRunning(heroku);
    await remove();
  }
}

/** Without latency, which is for what is measured. */
async function fill(folder: string, services: number): Promise<void> {
  const local = await ensureRunning({ folder, provisioningMs: 0, acmStepMs: 0 });
  const { url, token } = local;
  await askControl(local, "POST /limits", { appsPerTeam: 10_000 });
  await makeServices(connect({ apiKey: token, apiUrl: url, dataUrl: url }), environments, services);
  await stopRunning(folder);
}

async function run(folder: string, env: NodeJS.ProcessEnv): Promise<Omit<Measured, "requests">> {
  const child = spawn(process.execPath, [launcher, "parity", "--json"], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { result, ...cost } = await measured(
    () => Promise.all([text(child.stdout), once(child, "exit")]),
    () => (child.pid === undefined ? [] : [child.pid]),
  );
  const [output, [code]] = result;
  if (code !== 0) throw new Error(`tandem parity ended with ${code}: ${output.slice(0, 2000)}`);
  return cost;
}
