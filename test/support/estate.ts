import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import type { Engine } from "../../engine/engine.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import type { EngineKind } from "./engine-kinds.ts";
import { projectCopy, simulateAws } from "./project-copy.ts";
import type { SecretsOf } from "./secrets.ts";

/** The example estate in a folder of its own, on a local Heroku of its own, under one of the engines. */
export interface Estate {
  folder: string;
  local: Running;
  api: Heroku;
  engine: Engine;
  /** What another engine of the same kind needs. */
  env: Record<string, string>;
  /** Edits a file of the project; the text must be there. */
  edit(file: string, from: string | RegExp, to: string): Promise<void>;
  /** Requests answered since the last call. */
  requests(): Promise<{ reads: number; writes: number }>;
  close(): Promise<void>;
}

/** What an estate has that is not the example's. */
export interface EstateOptions {
  /** The key that Heroku takes. @default a random one */
  readonly token?: string;
  /** @default the example's */
  readonly secrets?: SecretsOf;
}

/** `services` are some of the example's; two of them unless said otherwise. */
export async function openEstate(
  kind: EngineKind,
  services?: readonly string[],
  { token, secrets }: EstateOptions = {},
): Promise<Estate> {
  const project = await projectCopy(services);
  if (kind.needsAwsPlugin) await simulateAws(project.folder);
  const herokuFolder = join(project.folder, ".tandem", "heroku");
  const local = await ensureRunning({
    folder: herokuFolder,
    provisioningMs: 50,
    acmStepMs: 50,
    githubConnected: true,
    ...(token !== undefined && { token }),
  });
  await makeDnsRecords(project.folder, local);
  const env = { HEROKU_API_KEY: local.token, HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url };
  const engine = await kind.open(project.folder, env, undefined, secrets);
  return {
    folder: project.folder,
    local,
    api: connect({ apiKey: local.token, apiUrl: local.url, dataUrl: local.url }),
    engine,
    env,
    edit: (file, from, to) => edit(join(project.folder, file), from, to),
    requests: () => requests(local),
    async close() {
      await stopRunning(herokuFolder);
      await project.remove();
    },
  };
}

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${file} does not contain ${from}`);
  await writeFile(file, after);
}

async function requests(local: Running): Promise<{ reads: number; writes: number }> {
  const answer = await askControl(local, "GET /requests");
  const { reads, writes } = (await answer.json()) as { reads: number; writes: number };
  await askControl(local, "DELETE /requests");
  return { reads, writes };
}

/** The DNS records of every declared domain are there already, so that its certificate comes. */
async function makeDnsRecords(folder: string, local: Running): Promise<void> {
  for (const environment of ["staging", "production"]) {
    const text = await readFile(join(folder, `Pulumi.${environment}.yaml`), "utf8");
    for (const [, hostname] of text.matchAll(/^\s*domain: (\S+)$/gm)) {
      await askControl(local, "POST /dns", { hostname, target: "made-before.herokudns.com" });
    }
  }
}
