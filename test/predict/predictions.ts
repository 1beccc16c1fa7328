import { createEmulator, repeatableIds } from "@tandem/emulator";
import type { EngineKind } from "../support/engine-kinds.ts";
import { Chance } from "./chance.ts";
import { type Environment, type EstateModel, environments, randomEstate } from "./estate-model.ts";
import { editFiles } from "./file-edits.ts";
import { changeByHand } from "./hand-changes.ts";
import type { KeptProcesses } from "./kept-processes.ts";
import { PredictedEstate } from "./predicted-estate.ts";
import { predict, type Round } from "./round.ts";

/** One review and the `up` after it, with what was done before. */
export interface Prediction extends Round {
  readonly seed: number;
  readonly environment: string;
  /** Edits of files, and changes by hand. */
  readonly before: readonly string[];
}

/** Who runs an estate. */
export interface Runner {
  readonly kind: EngineKind;
  /** What the runs of the local engine share. */
  readonly processes?: KeptProcesses;
}

/** What a random estate goes through. */
export interface Life {
  readonly seed: number;
  /** The most; one at least. */
  readonly rounds: number;
  /** Those that are brought up. @default all */
  readonly environments?: readonly Environment[];
}

/** The life of one random estate on a Heroku of its own: names of apps are unique. */
export async function lifeOf(
  { kind, processes }: Runner,
  life: Life,
  tell: (prediction: Prediction) => void = () => undefined,
): Promise<Prediction[]> {
  const emulator = createEmulator({
    ids: repeatableIds(`estate ${life.seed}`),
    githubConnected: true,
    timings: { provisioningMs: 0 },
    failed: (error) => process.stderr.write(`the local Heroku failed: ${String(error)}\n`),
  });
  const { url } = await emulator.listen();
  const estate = await PredictedEstate.open(kind, { url, token: "local-token" }, processes);
  try {
    const lived = new EstateLife(estate, life, tell);
    await lived.run();
    return lived.predictions;
  } finally {
    await estate.close();
    await emulator.close();
  }
}

/** An estate, and what was predicted of it. It ends where a review was wrong. */
class EstateLife {
  readonly predictions: Prediction[] = [];
  readonly #estate: PredictedEstate;
  readonly #life: Life;
  readonly #tell: (prediction: Prediction) => void;
  readonly #chance: Chance;
  #model: EstateModel;

  constructor(estate: PredictedEstate, life: Life, tell: (prediction: Prediction) => void) {
    this.#estate = estate;
    this.#life = life;
    this.#tell = tell;
    this.#chance = new Chance(life.seed);
    this.#model = randomEstate(this.#chance);
  }

  /** Brings the environments up and releases code. Then, in each round, files are edited and things changed by hand. */
  async run(): Promise<void> {
    await this.#make();
    for (let left = this.#chance.between(1, this.#life.rounds); left > 0 && !this.#isWrong; left -= 1) {
      await this.#round();
    }
  }

  async #make(): Promise<void> {
    await this.#estate.write(this.#model);
    for (const environment of this.#environments) {
      const isUp = await this.#predict(environment, ["made"]);
      if (this.#isWrong) return;
      if (!isUp) continue;
      await this.#estate.release(this.#model, environment);
      if (this.#chance.is(0.5)) await this.#estate.release(this.#model, environment);
    }
  }

  /** Edits that were refused are mostly taken back. */
  async #round(): Promise<void> {
    const before = structuredClone(this.#model);
    const edits = editFiles(this.#model, this.#chance);
    await this.#estate.write(this.#model);
    let isRefused = false;
    for (const environment of this.#environments) {
      const hand = await changeByHand(this.#estate.heroku, this.#model, environment, this.#chance);
      const isUp = await this.#predict(environment, [...edits, ...hand]);
      if (this.#isWrong) return;
      isRefused ||= !isUp;
    }
    if (isRefused && this.#chance.is(0.8)) this.#model = before;
  }

  /** Reviews an environment and brings it up; whether it is up. */
  async #predict(environment: Environment, before: readonly string[]): Promise<boolean> {
    const round = await predict(this.#estate, environment, this.#chance);
    const prediction = { ...round, seed: this.#life.seed, environment, before };
    this.predictions.push(prediction);
    this.#tell(prediction);
    return prediction.isUp;
  }

  get #environments(): readonly Environment[] {
    return this.#life.environments ?? environments;
  }

  get #isWrong(): boolean {
    return this.predictions.some(({ differences }) => differences.length > 0);
  }
}
