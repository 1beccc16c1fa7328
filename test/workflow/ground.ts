import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ThrowawaySecrets } from "../../cli/try/throwaway-secrets.ts";
import { serve } from "../../review/github/test/serving.ts";
import type { StandIn } from "../../review/github/test/stand-in.ts";
import type { EngineKind } from "../support/engine-kinds.ts";
import { type Estate, openEstate } from "../support/estate.ts";
import { marker } from "../support/secrets.ts";
import { onLocalHeroku, programs } from "./programs.ts";
import { remote } from "./repository.ts";
import { type Happening, type JobEnvironment, type RunOf, run } from "./runner.ts";

/** What a team has before its first merge, with the example's catalogue: nothing is missing but GitHub and Heroku themselves. */
export interface Ground {
  readonly estate: Estate;
  /** Pushes the project as it is, and runs a workflow on that commit. */
  happens(workflow: Happening["workflow"], branch?: string): Promise<RunOf>;
  close(): Promise<void>;
}

const environments = ["staging", "production"];
const secret = "catalog:EMAIL_HOST_PASSWORD";
const passphrase = "open sesame";

export async function groundOf(kind: EngineKind, standIn: StandIn): Promise<Ground> {
  // Catalog has nothing at AWS: the workflows must do without a plugin for it.
  const [estate, origin, home] = await Promise.all([
    openEstate({ ...kind, needsAwsPlugin: false }, ["catalog"]),
    remote(),
    mkdtemp(join(tmpdir(), "home-")),
  ]);
  const { path, ...around } = await (kind.needsAwsPlugin ? onPulumi(estate, home) : onOwnEngine(estate));
  return {
    estate,
    async happens(workflow, branch = "main") {
      const commit = origin.push(estate.folder, branch);
      const event = {
        pull_request: {
          number: 7,
          user: { login: "ana" },
          head: { sha: commit, repo: { full_name: "example-library/estate" } },
        },
      };
      const { env, close } = await serve(standIn);
      try {
        return await run(
          { workflow, commit, event, secrets: around.secrets },
          { ...around, remote: origin, programs: path, env: { ...env, ...around.env, HOME: home } },
        );
      } finally {
        await close();
      }
    },
    async close() {
      await Promise.all([estate.close(), origin.remove()]);
      for (const folder of [path, home]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Around = Pick<Happening, "secrets"> & Omit<JobEnvironment, "remote" | "programs"> & { readonly path: string };

/** The trial stands in for what is behind the keys. */
async function onOwnEngine({ folder }: Estate): Promise<Around> {
  const trial = join(folder, ".tandem");
  for (const environment of environments) new ThrowawaySecrets(trial, environment).making([{ key: secret }]).save();
  return { path: await programs(onLocalHeroku), secrets: {}, env: {}, trial };
}

/** Stacks and secrets as the README makes them; every key is where the workflows look for it, and nowhere else. */
async function onPulumi({ folder, local }: Estate, home: string): Promise<Around> {
  const state = join(folder, ".tandem", "state");
  await mkdir(state, { recursive: true });
  const vars = { PULUMI_BACKEND_URL: `file://${state}` };
  const keys = { HEROKU_API_KEY: local.token, PULUMI_CONFIG_PASSPHRASE: passphrase };
  const env = { ...process.env, HOME: home, ...vars, ...keys, PULUMI_SKIP_UPDATE_CHECK: "true" };
  for (const environment of environments) {
    execFileSync("pulumi", ["stack", "init", environment], { cwd: folder, env, stdio: "pipe" });
    execFileSync("pulumi", ["config", "set", "--secret", "--stack", environment, secret, `${marker}-${environment}`], {
      cwd: folder,
      env,
      stdio: "pipe",
    });
  }
  const named = environments.flatMap((environment) => [environment, `${environment}-review`]);
  return {
    path: await programs(),
    secrets: Object.fromEntries(named.map((environment) => [environment, keys])),
    vars,
    env: { HEROKU_API_URL: local.url, HEROKU_DATA_URL: local.url },
  };
}
