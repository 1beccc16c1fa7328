import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureRunning, type Running, stopRunning } from "@tandem/emulator/process";
import type { RunOptions, RunResult } from "../../engine/engine.ts";
import { LocalEngine } from "../../engine/local/local-engine.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { missingSecretKeys } from "../../settings/missing-secret.ts";
import { startProblem } from "../start-problem.ts";
import { trialPassphrase } from "./passphrase.ts";
import { ThrowawaySecrets } from "./throwaway-secrets.ts";

/**
 * The project's estate on a local Heroku of its own. Keys, URLs and passphrases of the surroundings are never used: the
 * local Heroku's own are handed over instead. Writes nothing outside `.tandem`.
 */
export class Trial {
  readonly heroku: Running & { reused: boolean };
  /** The local Heroku's API. */
  readonly api: Heroku;
  readonly #project: string;

  static async open(project: string): Promise<Trial> {
    const folder = herokuFolder(project);
    try {
      return new Trial(project, await ensureRunning({ folder }));
    } catch (error) {
      throw startProblem(error);
    }
  }

  private constructor(project: string, heroku: Running & { reused: boolean }) {
    this.#project = project;
    this.heroku = heroku;
    this.api = connect({ apiKey: heroku.token, apiUrl: heroku.url, dataUrl: heroku.url });
  }

  /** Whether there is a state of it. */
  wasRun(environment: string): boolean {
    return existsSync(join(trialFolder(this.#project), "stacks", `${environment}.json`));
  }

  up(environment: string, options: RunOptions): Promise<RunResult> {
    return this.#withSecrets(environment, (engine) => engine.up(environment, options));
  }

  refresh(environment: string, options: RunOptions): Promise<RunResult> {
    return this.#engine(environment).refresh(environment, options);
  }

  destroy(environment: string, options: RunOptions & { unprotect?: boolean }): Promise<RunResult> {
    return this.#engine(environment).destroy(environment, options);
  }

  /** Stops the local Heroku; what it holds stays in its folder. */
  async close(): Promise<void> {
    await stopRunning(herokuFolder(this.#project));
  }

  /** A run that fails for want of secrets says which: they are made, and it is run again. */
  async #withSecrets(environment: string, run: (engine: LocalEngine) => Promise<RunResult>): Promise<RunResult> {
    const first = await run(this.#engine(environment));
    const missing = missingSecretKeys(first.errors.join("\n"));
    if (missing.length === 0) return first;
    new ThrowawaySecrets(trialFolder(this.#project), environment).make(missing);
    return run(this.#engine(environment));
  }

  #engine(environment: string): LocalEngine {
    const folder = trialFolder(this.#project);
    return new LocalEngine({
      projectFolder: this.#project,
      stateFolder: join(folder, "stacks"),
      passphrase: trialPassphrase(folder),
      env: {
        HEROKU_API_KEY: this.heroku.token,
        HEROKU_API_URL: this.heroku.url,
        HEROKU_DATA_URL: this.heroku.url,
        // Five processes share a laptop: small steps of their heaps save a quarter of the memory, at no loss of time.
        NODE_OPTIONS: "--max-semi-space-size=2",
        NODE_COMPILE_CACHE: join(folder, "compile-cache"),
      },
      // The team's own secrets stay closed, and the provider is not led to the real Heroku.
      leaveOut: (key, secret) => secret || key.startsWith("heroku:"),
      config: new ThrowawaySecrets(folder, environment).config,
      policyPacks: [join(this.#project, "policies")],
    });
  }
}

/** Everything local lives here, out of git. */
const trialFolder = (project: string): string => join(project, ".tandem");

export const herokuFolder = (project: string): string => join(trialFolder(project), "heroku");
