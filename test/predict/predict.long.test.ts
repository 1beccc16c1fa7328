import { afterAll, expect, test } from "vitest";
import { engineKinds } from "../support/engine-kinds.ts";
import { Chance } from "./chance.ts";
import { KeptProcesses } from "./kept-processes.ts";
import { lifeOf, type Prediction } from "./predictions.ts";

/** `npm run predict` makes as many as are wanted, and `npm run predict -- --estates 1 --seed 11` the first of these alone. */
const seeds = Array.from({ length: 30 }, (_, index) => 11 + index);
/** One life in processes of its own, as `tandem` and the Pulumi CLI start them: what is kept changes nothing. */
const freshSeed = 14;
const [local] = engineKinds;
const processes = new KeptProcesses();

afterAll(() => processes.close());

async function livesOf(kept: KeptProcesses | undefined, wanted: readonly number[], rounds: number) {
  if (local === undefined) throw new Error("expected the local engine");
  const predictions: Prediction[] = [];
  for (const seed of wanted) {
    predictions.push(...(await lifeOf({ kind: local, ...(kept && { processes: kept }) }, { seed, rounds })));
  }
  return predictions;
}

test(`each review of 30 random estates, edited and changed by hand, names exactly what the up after it does (seeds from ${seeds[0]})`, async () => {
  const predictions = await livesOf(processes, seeds, 1);
  expect(predictions.filter(({ differences }) => differences.length > 0)).toEqual([]);
  // Both kinds are among them: what would find nothing to do, or nothing but refusals, proves little.
  expect(predictions.length).toBeGreaterThan(80);
  expect(predictions.filter(({ named, isUp }) => named > 0 && isUp).length).toBeGreaterThan(50);
}, 900_000);

test("a run in new processes does what it does in those that are kept", async () => {
  const [fresh, kept] = [await livesOf(undefined, [freshSeed], 1), await livesOf(processes, [freshSeed], 1)];
  expect(fresh).toEqual(kept);
}, 300_000);

test("a seed gives the same choices again", () => {
  const choices = (seed: number) => {
    const chance = new Chance(seed);
    return Array.from({ length: 20 }, () => chance.between(0, 9));
  };
  expect(choices(7)).toEqual(choices(7));
  expect(choices(7)).not.toEqual(choices(8));
});
