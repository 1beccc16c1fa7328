import { globSync } from "node:fs";
import { join } from "node:path";
import { ensureRunning, stopRunning } from "@tandem/emulator/process";
import type { Engine, RunOptions, RunResult } from "../../engine/engine.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { checkedEstate } from "../estate/declared-estate.ts";
import { Progress } from "../print/progress.ts";
import { startProblem } from "../start-problem.ts";
import { appNames } from "./app-names.ts";
import { offerDeclared } from "./offer-declared.ts";
import { prepareFor, type Stage, trialEngine } from "./trial-engine.ts";
import { type EngineName, herokuFolder, trialFolder } from "./trial-folder.ts";
import { withThrowawaySecrets } from "./with-throwaway-secrets.ts";

/**
 * The project's estate on a local Heroku of its own. Keys, URLs and passphrases of the surroundings are never used: the
 * local Heroku's own are handed over instead. Writes nothing outside `.tandem`.
 */
export type Trial = Awaited<ReturnType<typeof openTrial>>;

/** @param signal Stops running operations and starts no new ones. */
export async function openTrial(
  project: string,
  engineName: EngineName = "local",
  signal: AbortSignal = new AbortController().signal,
) {
  prepareFor(engineName, project);
  // What is wrong in the files is said by what runs them.
  const declared = checkedEstate(project).catch(() => undefined);
  const runsIn = herokuFolder(project, engineName);
  const heroku = await ensureRunning({ folder: runsIn, githubConnected: true }).catch((error: unknown) => {
    throw startProblem(error);
  });
  const files = [...((await declared)?.files.values() ?? [])];
  const settings = files.flatMap((each) => ("settings" in each ? [each.settings] : []));
  const folder = trialFolder(project, engineName);
  const api = connect({ apiKey: heroku.token, apiUrl: heroku.url, dataUrl: heroku.url });
  const apps = (): Promise<string[]> => appNames(api);
  const engineOf = (environment: string, more?: Pick<Stage, "moveForward" | "secrets">): Engine =>
    trialEngine(engineName, { project, environment, heroku, ...more });
  return {
    heroku,
    /** The local Heroku's API. */
    api,
    engineName,
    signal,
    /** Advice of policies that was listed already: a trial brings an environment up more than once. */
    listedAdvice: new Set<string>(),
    /** How far its runs are; one for all of them, so that a log gets a line every ten seconds. */
    progress: new Progress(),
    /** Plans that the local Heroku sells only because they are declared. */
    offered: await offerDeclared(heroku, settings),
    /** Names of all apps that the local Heroku has. */
    apps,
    /** Whether there is a state of it. */
    wasRun(environment: string): boolean {
      const states = engineName === "local" ? "stacks" : join("state", ".pulumi", "stacks", "*");
      return globSync(join(states, `${environment}.json`), { cwd: folder }).length > 0;
    },
    up(environment: string, options: Parameters<Engine["up"]>[1], notice: (line: string) => void): Promise<RunResult> {
      const asking = { project, engine: engineName, environment, apps, notice, keeps: true };
      return withThrowawaySecrets(asking, (secrets) => engineOf(environment, { secrets }).up(environment, options));
    },
    /** Recorded nowhere: where the `up` after it is refused, a review would take drift that is recorded for what the files ask for. */
    drift: (environment: string, options: RunOptions): Promise<RunResult> =>
      engineOf(environment).drift(environment, options),
    /** A rolled-back app of `moveForward` can go: it goes with the rest. */
    destroy: (
      environment: string,
      options: RunOptions & { unprotect?: boolean },
      moveForward: readonly string[],
    ): Promise<RunResult> => engineOf(environment, { moveForward }).destroy(environment, options),
    /** Stops the local Heroku; what it holds stays in its folder. */
    close: () => stopRunning(runsIn),
  };
}
