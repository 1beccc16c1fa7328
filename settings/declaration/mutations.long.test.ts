import { expect, test } from "vitest";
import { mutateAndCheck } from "../test/mutation-outcomes.ts";

const seeds = Array.from({ length: 10 }, (_, index) => Number(process.env.MUTATIONS_SEED ?? 1_000) + index);

test.each(seeds)("1,000 mutated declarations of seed %i are each valid or refused at the changed place", (seed) => {
  const { refused, accepted } = mutateAndCheck(1_000, seed);
  expect(refused).toBeGreaterThan(500);
  expect(accepted).toBeGreaterThan(20);
});
