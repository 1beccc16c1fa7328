import { expect, test } from "vitest";
import { mutateAndCheck } from "../test/mutation-outcomes.ts";

test("500 mutated declarations are each valid or refused at the changed place, and none throws", () => {
  const { refused, accepted } = mutateAndCheck(500, 11);
  expect(refused).toBeGreaterThan(250);
  expect(accepted).toBeGreaterThan(10);
});
