import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askControl } from "@tandem/emulator";
import { madeReport } from "../../cli/review/made-report.ts";
import { releaseCode } from "../../cli/try/code-release.ts";
import type { Engine, EngineEvent, RunResult } from "../../engine/engine.ts";
import { isOfObjects } from "../../engine/noun.ts";
import { shareReads } from "../../review/collect/shared-reads.ts";
import type { EnvironmentReview } from "../../review/report/report.ts";
import { connect } from "../../sdks/heroku/client/connect.ts";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import type { EngineKind } from "../support/engine-kinds.ts";
import { projectCopy, simulateAws } from "../support/project-copy.ts";
import type { SecretsOf } from "../support/secrets.ts";
import { programOf, secretsFor, stackFileOf } from "./estate-files.ts";
import { type Environment, type EstateModel, environments } from "./estate-model.ts";
import type { KeptProcesses } from "./kept-processes.ts";
import { type Running, runningIn } from "./restarts.ts";

/** Where Heroku is. */
export interface HerokuAddress {
  readonly url: string;
  readonly token: string;
}

/** What a run of the engine gets besides the files. */
export interface Consent {
  /** Rolled-back apps that may be moved forward. */
  readonly forward?: readonly string[];
  /** Actions that are confirmed. */
  readonly confirmed?: readonly string[];
}

/** What a run did to objects, by its own step events, and how many writes Heroku was sent. */
export interface Performed {
  readonly result: RunResult;
  readonly operations: readonly string[];
  readonly writes: number;
}

/** What a team keeps in its project. */
export interface EstateFiles {
  /** Text of `index.ts`. */
  readonly program: string;
  readonly stackFiles: Readonly<Record<Environment, string>>;
  /** Values of the configuration that are kept encrypted. */
  readonly secrets: SecretsOf;
  readonly hasPolicies: boolean;
}

interface Parts {
  readonly kind: EngineKind;
  readonly address: HerokuAddress;
  readonly folder: string;
  readonly remove: () => Promise<void>;
  readonly processes: KeptProcesses | undefined;
}

/** A project of a random estate, on a local Heroku. */
export class PredictedEstate {
  readonly heroku: Heroku;
  readonly #folder: string;
  readonly #kind: EngineKind;
  readonly #processes: KeptProcesses | undefined;
  readonly #address: HerokuAddress;
  readonly #remove: () => Promise<void>;
  #model: EstateModel | undefined;
  #files: EstateFiles | undefined;

  static async open(kind: EngineKind, address: HerokuAddress, processes?: KeptProcesses): Promise<PredictedEstate> {
    const { folder, remove } = await projectCopy([]);
    await mkdir(join(folder, ".tandem"), { recursive: true });
    if (kind.needsAwsPlugin) await simulateAws(folder);
    return new PredictedEstate({ kind, address, folder, remove, processes });
  }

  private constructor({ kind, address, folder, remove, processes }: Parts) {
    this.#kind = kind;
    this.#processes = processes;
    this.#address = address;
    this.#folder = folder;
    this.#remove = remove;
    this.heroku = connect({ apiKey: address.token, apiUrl: address.url, dataUrl: address.url });
  }

  /** Writes the files of a model, with the secrets that it declares unless others are given. */
  async write(model: EstateModel, secrets: SecretsOf = secretsFor(model)): Promise<void> {
    this.#model = model;
    const [staging, production] = environments.map((environment) => stackFileOf(model, environment));
    await this.writeFiles({
      program: programOf(model),
      stackFiles: { staging: staging ?? "", production: production ?? "" },
      secrets,
      hasPolicies: model.hasPolicies,
    });
  }

  /** Writes the files of any estate. */
  async writeFiles(files: EstateFiles): Promise<void> {
    this.#files = files;
    await writeFile(join(this.#folder, "index.ts"), files.program);
    for (const environment of environments) {
      await writeFile(join(this.#folder, `Pulumi.${environment}.yaml`), files.stackFiles[environment]);
    }
  }

  /** Confirms actions in the stack file. */
  async confirm(environment: Environment, entries: readonly string[]): Promise<void> {
    if (this.#model === undefined) return;
    this.#model.confirmed[environment].push(...entries);
    await this.write(this.#model);
  }

  async release({ services }: EstateModel, environment: Environment): Promise<void> {
    const apps = services.map(({ name, processes }) =>
      releaseCode(this.heroku, `${name}-${environment}`, Object.keys(processes), name),
    );
    await Promise.all(apps);
  }

  /** What runs in its apps. */
  running(environment: Environment): Promise<Running> {
    return runningIn(
      this.heroku,
      (this.#model?.services ?? []).map(({ name }) => `${name}-${environment}`),
    );
  }

  /** The review of one environment, as `tandem review` collects it. */
  async review(environment: Environment, { confirmed = [] }: Consent): Promise<EnvironmentReview> {
    const { signal } = new AbortController();
    const { url, token } = this.#address;
    const surroundings = {
      project: this.#folder,
      signal,
      notice: () => undefined,
      onEvent: () => undefined,
      ...(this.#processes && { declare: this.#processes.declare }),
    };
    const report = await madeReport(surroundings, [environment], async () => {
      const shared = await shareReads({ apiUrl: url, dataUrl: url }, signal);
      const { apiUrl, dataUrl } = shared;
      const engineFor = (forward: readonly string[]) => this.#engine({ apiUrl, dataUrl }, { forward, confirmed });
      const engine = await engineFor([]);
      return {
        engineOf: (_, forward) => ({
          secretsOf: (stack) => engine.secretsOf(stack),
          preview: async (stack, options) =>
            (forward === undefined ? engine : await engineFor(forward)).preview(stack, options),
        }),
        heroku: connect({ apiKey: token, apiUrl, dataUrl, signal }),
        worded: (text) => text,
        commandOf: (command) => command,
        close: () => shared.close(),
      };
    });
    const [review] = report.environments;
    if (review === undefined) throw new Error("expected a review");
    return review;
  }

  async up(environment: Environment, consent: Consent): Promise<Performed> {
    const { url } = this.#address;
    const engine = await this.#engine({ apiUrl: url, dataUrl: url }, consent);
    const operations = new Set<string>();
    let isApplying = false;
    const note = (event: EngineEvent): void => {
      if (event.kind === "phase") isApplying = event.phase === "up";
      if (!isApplying || (event.kind !== "done" && event.kind !== "started")) return;
      const { step } = event;
      if (step.operation !== "same" && isOfObjects(step.type)) operations.add(`${step.operation} ${step.urn}`);
    };
    await askControl(this.#address, "DELETE /requests");
    const result = await engine.up(environment, { onEvent: note });
    const { writes } = (await (await askControl(this.#address, "GET /requests")).json()) as { writes: number };
    return { result, operations: [...operations].sort(), writes };
  }

  async close(): Promise<void> {
    await this.#remove();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** An engine of its project, which asks Heroku itself. */
  engine(): Promise<Engine> {
    const { url } = this.#address;
    return this.#engine({ apiUrl: url, dataUrl: url }, {});
  }

  #engine({ apiUrl, dataUrl }: { apiUrl: string; dataUrl: string }, consent: Consent): Promise<Engine> {
    const { forward = [], confirmed = [] } = consent;
    const env = {
      HEROKU_API_KEY: this.#address.token,
      HEROKU_API_URL: apiUrl,
      HEROKU_DATA_URL: dataUrl,
      HEROKU_MOVE_FORWARD: forward.join(","),
      HEROKU_CONFIRM: confirmed.join(","),
      NODE_COMPILE_CACHE: compileCache,
    };
    if (this.#files === undefined) throw new Error("expected the files of an estate");
    const { hasPolicies, secrets } = this.#files;
    return this.#kind.open(this.#folder, env, hasPolicies ? undefined : [], secrets, this.#processes);
  }
}

/** The same for all estates: half of the time of a first run is compiling. */
const compileCache = fileURLToPath(new URL("../../.tandem/compile-cache", import.meta.url));
