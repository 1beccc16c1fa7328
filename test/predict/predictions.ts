import type { EngineKind } from "../support/engine-kinds.ts";
import { Chance } from "./chance.ts";
import { environments, randomEstate } from "./estate-model.ts";
import { editFiles } from "./file-edits.ts";
import { changeByHand } from "./hand-changes.ts";
import { type HerokuAddress, PredictedEstate } from "./predicted-estate.ts";
import { predict, type Round } from "./round.ts";

const made: readonly string[] = ["made"];

/** One review and the `up` after it, with what was done before. */
export interface Prediction extends Round {
  readonly seed: number;
  readonly environment: string;
  /** Edits of files, and changes by hand. */
  readonly before: readonly string[];
}

/**
 * The life of one random estate: both environments are brought up and get code, then in each of some rounds files are edited, things
 * are changed by hand, and each environment is reviewed and brought up. It ends early where an `up` failed for good.
 */
export async function predictionsOf(
  kind: EngineKind,
  heroku: HerokuAddress,
  { seed, rounds }: { seed: number; rounds: number },
  tell: (prediction: Prediction) => void = () => undefined,
): Promise<Prediction[]> {
  const chance = new Chance(seed);
  const services = randomEstate(chance);
  const estate = await PredictedEstate.open(kind, heroku);
  const all: Prediction[] = [];
  const note = async (environment: (typeof environments)[number], before: readonly string[]): Promise<boolean> => {
    const round = await predict(estate, environment);
    // What was never made cannot be predicted well.
    const unmade = before === made && !round.isUp ? [`could not be made: ${round.refusal.join("; ")}`] : [];
    const prediction = { ...round, differences: [...round.differences, ...unmade], seed, environment, before };
    all.push(prediction);
    tell(prediction);
    return prediction.isUp;
  };
  try {
    await estate.write(services);
    for (const environment of environments) {
      if (!(await note(environment, made))) return all;
      await estate.release(services, environment);
      if (chance.is(0.5)) await estate.release(services, environment);
    }
    for (let round = 0; round < rounds; round += 1) {
      const edits = editFiles(services, chance);
      await estate.write(services);
      for (const environment of environments) {
        const hand = await changeByHand(estate.heroku, services, environment, chance);
        if (!(await note(environment, [...edits, ...hand]))) return all;
      }
    }
    return all;
  } finally {
    await estate.close();
  }
}
