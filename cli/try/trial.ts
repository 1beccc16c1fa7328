import { globSync } from "node:fs";
import { join } from "node:path";
import { ensureRunning, type Running, stopRunning } from "@tandem/emulator/process";
import type { Engine, RunOptions, RunResult } from "../../engine/engine.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { checkedEstate } from "../estate/declared-estate.ts";
import { Progress } from "../print/progress.ts";
import { startProblem } from "../start-problem.ts";
import { appNames } from "./app-names.ts";
import { offerDeclared } from "./offer-declared.ts";
import type { ThrowawaySecrets } from "./throwaway-secrets.ts";
import { prepareFor, trialEngine } from "./trial-engine.ts";
import { type EngineName, herokuFolder, trialFolder } from "./trial-folder.ts";
import { withThrowawaySecrets } from "./with-throwaway-secrets.ts";

/**
 * The project's estate on a local Heroku of its own. Keys, URLs and passphrases of the surroundings are never used: the
 * local Heroku's own are handed over instead. Writes nothing outside `.tandem`.
 */
export class Trial {
  readonly heroku: Running & { reused: boolean };
  /** The local Heroku's API. */
  readonly api: Heroku;
  readonly engineName: EngineName;
  readonly signal: AbortSignal;
  /** Advice of policies that was listed already: a trial brings an environment up more than once. */
  readonly listedAdvice = new Set<string>();
  /** How far its runs are; one for all of them, so that a log gets a line every ten seconds. */
  readonly progress = new Progress();
  /** Plans that the local Heroku sells only because they are declared. */
  readonly offered: readonly string[];
  readonly #project: string;

  /** @param signal ends what is under way, and lets nothing more begin */
  static async open(
    project: string,
    engine: EngineName = "local",
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Trial> {
    prepareFor(engine, project);
    // What is wrong in the files is said by what runs them.
    const declared = checkedEstate(project).catch(() => undefined);
    const folder = herokuFolder(project, engine);
    const heroku = await ensureRunning({ folder, githubConnected: true }).catch((error: unknown) => {
      throw startProblem(error);
    });
    const checked = [...((await declared)?.environments.values() ?? [])];
    const offered = await offerDeclared(
      heroku,
      checked.flatMap((each) => ("settings" in each ? [each.settings] : [])),
    );
    return new Trial(project, engine, heroku, signal, offered);
  }

  private constructor(
    project: string,
    engine: EngineName,
    heroku: Running & { reused: boolean },
    signal: AbortSignal,
    offered: readonly string[],
  ) {
    this.offered = offered;
    this.signal = signal;
    this.#project = project;
    this.engineName = engine;
    this.heroku = heroku;
    this.api = connect({ apiKey: heroku.token, apiUrl: heroku.url, dataUrl: heroku.url });
  }

  /** Whether there is a state of it. */
  wasRun(environment: string): boolean {
    const states = this.engineName === "local" ? "stacks" : join("state", ".pulumi", "stacks", "*");
    return globSync(join(states, `${environment}.json`), { cwd: this.#folder }).length > 0;
  }

  up(environment: string, options: Parameters<Engine["up"]>[1], notice: (line: string) => void): Promise<RunResult> {
    const asking = {
      project: this.#project,
      engine: this.engineName,
      folder: this.#folder,
      environment,
      apps: () => this.apps(),
      notice,
      keeps: true,
    };
    return withThrowawaySecrets(asking, (secrets) => this.#engine(environment, { secrets }).up(environment, options));
  }

  /** Recorded nowhere: where the `up` after it is refused, a review would take drift that is recorded for what the files ask for. */
  drift(environment: string, options: RunOptions): Promise<RunResult> {
    return this.#engine(environment).drift(environment, options);
  }

  /** What those of `apps` have that are rolled back can go: they go with it. */
  destroy(
    environment: string,
    options: RunOptions & { unprotect?: boolean },
    apps: readonly string[],
  ): Promise<RunResult> {
    return this.#engine(environment, { moveForward: apps }).destroy(environment, options);
  }

  /** Names of all apps that the local Heroku has. */
  apps(): Promise<string[]> {
    return appNames(this.api);
  }

  /** Stops the local Heroku; what it holds stays in its folder. */
  async close(): Promise<void> {
    await stopRunning(herokuFolder(this.#project, this.engineName));
  }

  get #folder(): string {
    return trialFolder(this.#project, this.engineName);
  }

  #engine(environment: string, more: { moveForward?: readonly string[]; secrets?: ThrowawaySecrets } = {}): Engine {
    return trialEngine(this.engineName, { project: this.#project, environment, heroku: this.heroku, ...more });
  }
}
