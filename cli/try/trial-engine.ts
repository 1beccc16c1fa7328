import { delimiter, dirname, join } from "node:path";
import type { Running } from "@tandem/emulator/process";
import type { Engine } from "../../engine/engine.ts";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import type { LocalEngineOptions } from "../../engine/local/run/options.ts";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { PulumiEngine } from "../../engine/pulumi/pulumi-engine.ts";
import { pulumiIsOnPath } from "../pulumi-on-path.ts";
import { makeOwnFolder } from "../whole-file.ts";
import { forgetAccounts, isPassedOn, leadsToAnAccount } from "./passed-on.ts";
import { trialPassphrase } from "./passphrase.ts";
import { copyProject } from "./pulumi-project.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";
import { type EngineName, trialFolder } from "./trial-folder.ts";

/** An environment of a project, on a local Heroku. */
export interface Stage {
  project: string;
  environment: string;
  heroku: LocalHeroku;
  /** Rolled-back apps that may be moved forward, by name. @default those of `HEROKU_MOVE_FORWARD` */
  moveForward?: readonly string[];
  /** @default those that are kept */
  secrets?: ThrowawaySecrets;
}

/** Where the local Heroku is. */
interface LocalHeroku extends Pick<Running, "token" | "url"> {
  /** @default `url`, which serves both APIs */
  dataUrl?: string;
}

/** An engine for one environment. Nothing of the surroundings reaches it, and it writes into the trial's folder only. */
export function trialEngine(name: EngineName, stage: Stage): Engine {
  return name === "local" ? localEngine(stage) : pulumiEngine(stage);
}

function localEngine(stage: Stage): Engine {
  const { project } = stage;
  const folder = trialFolder(project);
  return engineIn(folder, {
    projectFolder: project,
    env: programEnvironment(folder, stage),
    config: secretsOf(folder, stage).config,
    policyPacks: [join(project, "policies")],
  });
}

/** The built-in engine with its state in a folder. */
export const engineIn = (
  folder: string,
  options: Pick<LocalEngineOptions, "projectFolder" | "env" | "config" | "policyPacks">,
): Engine =>
  new LocalEngine({
    ...options,
    stateFolder: join(folder, "stacks"),
    passphrase: trialPassphrase(folder),
    // The team's own secrets stay closed, and the provider is not led to the real Heroku.
    leaveOut: (key, secret) => secret || leadsToAnAccount(key),
  });

function pulumiEngine(stage: Stage): Engine {
  const { project, environment } = stage;
  const folder = trialFolder(project, "pulumi");
  const copy = join(folder, "project");
  const secrets = secretsOf(folder, stage);
  const state = join(folder, "state");
  makeOwnFolder(state);
  copyProject(project, copy, { environment, keys: secrets.keys });
  return new PulumiEngine({
    projectFolder: copy,
    env: {
      ...programEnvironment(folder, stage),
      // The Node that runs this is one that runs the program too.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      PULUMI_HOME: pulumiHome(project),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: trialPassphrase(folder),
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
    config: secrets.config,
    policyPacks: [join(project, "policies")],
    simulated: ["aws"],
  });
}

const secretsOf = (folder: string, { environment, secrets }: Stage): ThrowawaySecrets =>
  secrets ?? new ThrowawaySecrets(folder, environment);

const pulumiHome = (project: string): string => join(trialFolder(project, "pulumi"), "home");

function programEnvironment(folder: string, { heroku, moveForward }: Stage): Record<string, string> {
  const { token, url, dataUrl = url } = heroku;
  return {
    HEROKU_API_KEY: token,
    HEROKU_API_URL: url,
    HEROKU_DATA_URL: dataUrl,
    HEROKU_MOVE_FORWARD: moveForward?.join(",") ?? process.env.HEROKU_MOVE_FORWARD ?? "",
    HEROKU_CONFIRM: process.env.HEROKU_CONFIRM ?? "",
    NODE_COMPILE_CACHE: join(folder, "compile-cache"),
  };
}

/**
 * Makes this process ready for an engine: the Pulumi CLI gets this environment, so that what could lead it
 * to an account, or to a folder outside of the trial's, is taken out of it first. Throws a {@link Problem} where there is no Pulumi CLI.
 */
export function prepareFor(engine: EngineName, project: string, environment: NodeJS.ProcessEnv = process.env): void {
  if (engine === "local") return;
  if (!pulumiIsOnPath(environment)) {
    throw new Problem(
      "--engine pulumi: expected the Pulumi CLI on PATH, found none: install it (https://www.pulumi.com/docs/install/) and try again.\n" +
        "Nothing else needs it: without --engine, the built-in engine does the same.",
      exitCodes.usage,
    );
  }
  forgetAccounts(environment, isPassedOn);
  environment.PULUMI_HOME = pulumiHome(project);
}
