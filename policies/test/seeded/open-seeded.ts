import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askControl, ensureRunning, type Running, stopRunning } from "@tandem/emulator";
import type { Engine } from "../../../engine/engine.ts";
import { simulatedProject } from "../../../engine/pulumi/simulated-project.ts";
import type { EngineKind } from "../../../test/support/engine-kinds.ts";

/** The seeded estate on a local Heroku of its own, under one of the engines. */
export interface Seeded {
  /** Held by the policy pack. */
  readonly engine: Engine;
  /** Held by no policies. */
  readonly unheld: Engine;
  /** Changes that Heroku was asked for since the last call. */
  writes(): Promise<number>;
  close(): Promise<void>;
}

const here = import.meta.dirname;
const pack = join(here, "../..");

/** Runs the program where it is: only what an engine writes is in a folder of its own. */
export async function openSeeded(kind: EngineKind): Promise<Seeded> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-"));
  for (const environment of ["staging", "production"]) {
    await cp(join(here, `Pulumi.${environment}.yaml`), join(folder, `Pulumi.${environment}.yaml`));
  }
  const project = await readFile(join(here, "Pulumi.yaml"), "utf8");
  await writeFile(join(folder, "Pulumi.yaml"), simulatedProject(project, here, folder));
  const herokuFolder = join(folder, ".tandem", "heroku");
  const local = await ensureRunning({
    folder: herokuFolder,
    provisioningMs: 50,
    acmStepMs: 50,
    teams: ["another-team"],
  });
  const { url, token } = local;
  const env = { HEROKU_API_KEY: token, HEROKU_API_URL: url, HEROKU_DATA_URL: url };
  return {
    engine: await kind.open(folder, env, [pack]),
    unheld: await kind.open(folder, env, []),
    writes: () => writes(local),
    async close() {
      await stopRunning(herokuFolder);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function writes(local: Running): Promise<number> {
  const answer = await askControl(local, "GET /requests");
  const counted = (await answer.json()) as { writes: number };
  await askControl(local, "DELETE /requests");
  return counted.writes;
}
