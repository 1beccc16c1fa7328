import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Engine } from "../../engine/engine.ts";
import type { RunProcesses } from "../../engine/local/hosts/run-processes.ts";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import { PulumiEngine } from "../../engine/pulumi/pulumi-engine.ts";
import { type SecretsOf, secretsOf } from "./secrets.ts";
import { makeTrialOf } from "./trial-state.ts";

/** An engine to run the same test through. */
export interface EngineKind {
  name: string;
  /** Why its tests cannot run here, and what helps. */
  missing: string | undefined;
  /** Whether it starts a plugin for AWS, and simulates nothing by itself. */
  needsAwsPlugin: boolean;
  /** `policyPacks` are folders; the project's own pack unless said otherwise. `secrets` are the example's. The local engine alone takes `processes`. */
  open(
    project: string,
    env: Record<string, string>,
    policyPacks?: readonly string[],
    secrets?: SecretsOf,
    processes?: RunProcesses,
  ): Promise<Engine>;
  /** What else `tandem review` needs, to look at what the engine made in a project. */
  review(project: string, secrets?: SecretsOf): Promise<{ args: readonly string[]; env: Record<string, string> }>;
}

const local: EngineKind = {
  name: "the local engine",
  missing: undefined,
  needsAwsPlugin: false,
  open: async (project, env, policyPacks = [join(project, "policies")], secrets = secretsOf, processes) =>
    new LocalEngine({
      projectFolder: project,
      stateFolder: join(project, ".tandem", "stacks"),
      passphrase: "test",
      env,
      config: secrets,
      policyPacks,
      ...(processes && { processes }),
    }),
  async review(project, secrets) {
    await makeTrialOf(project, secrets);
    return { args: ["--local"], env: {} };
  },
};

const pulumi: EngineKind = {
  name: "the Pulumi CLI",
  missing: onPath("pulumi") ? undefined : "the Pulumi CLI (skipped: no pulumi on PATH; install it and run again)",
  needsAwsPlugin: true,
  async open(project, env, policyPacks = [join(project, "policies")], secrets = secretsOf) {
    mkdirSync(join(pulumiFolder(project), "state"), { recursive: true });
    return new PulumiEngine({
      projectFolder: project,
      env: { ...env, ...pulumiEnv(project) },
      config: secrets,
      policyPacks,
      simulated: ["aws"],
    });
  },
  review: async (project) => ({ args: [], env: pulumiEnv(project) }),
};

const pulumiFolder = (project: string): string => join(project, ".tandem", "pulumi");

/** A home and a backend in the project's own folder. */
const pulumiEnv = (project: string): Record<string, string> => ({
  PULUMI_HOME: join(pulumiFolder(project), "home"),
  PULUMI_BACKEND_URL: `file://${join(pulumiFolder(project), "state")}`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
});

export const engineKinds: readonly EngineKind[] = [local, pulumi];

function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}
