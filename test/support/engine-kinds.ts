import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Engine } from "../../engine/engine.ts";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import { PulumiEngine } from "../../engine/pulumi/pulumi-engine.ts";
import { secretsOf } from "./secrets.ts";

/** An engine to run the same test through. */
export interface EngineKind {
  name: string;
  /** Why its tests cannot run here, and what helps. */
  missing: string | undefined;
  /** Whether it starts a plugin for AWS, and simulates nothing by itself. */
  needsAwsPlugin: boolean;
  /** `policyPacks` are folders; the project's own pack unless said otherwise. */
  open(project: string, env: Record<string, string>, policyPacks?: readonly string[]): Promise<Engine>;
}

const local: EngineKind = {
  name: "the local engine",
  missing: undefined,
  needsAwsPlugin: false,
  open: async (project, env, policyPacks = [join(project, "policies")]) =>
    new LocalEngine({
      projectFolder: project,
      stateFolder: join(project, ".tandem", "stacks"),
      passphrase: "test",
      env,
      config: secretsOf,
      policyPacks,
    }),
};

const pulumi: EngineKind = {
  name: "the Pulumi CLI",
  missing: onPath("pulumi") ? undefined : "the Pulumi CLI (skipped: no pulumi on PATH; install it and run again)",
  needsAwsPlugin: true,
  async open(project, env, policyPacks = [join(project, "policies")]) {
    const folder = join(project, ".tandem", "pulumi");
    mkdirSync(join(folder, "state"), { recursive: true });
    return new PulumiEngine({
      projectFolder: project,
      env: {
        ...env,
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      },
      config: secretsOf,
      policyPacks,
      simulated: ["aws"],
    });
  },
};

export const engineKinds: readonly EngineKind[] = [local, pulumi];

function onPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}
