import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cost, costByService, costChanges, costInAll } from "./cost.ts";

const cost = (services: Record<string, number>): Cost => ({
  services,
  total: Object.values(services).reduce((sum, each) => sum + each, 0),
  unpriced: [],
});

test.each([
  ["a first run", { catalog: 26, wiki: 7.5 }, undefined, "$33.50 a month", "catalog $26.00, wiki $7.50"],
  ["nothing new", { catalog: 26 }, { catalog: 26 }, "$26.00 a month", "catalog $26.00"],
  ["a dearer plan", { catalog: 30 }, { catalog: 26 }, "$30.00 a month (+$4.00)", "catalog $30.00 (+$4.00)"],
  ["one more", { a: 1, b: 0.1 }, { a: 1 }, "$1.10 a month (+$0.10)", "a $1.00, b $0.10 (+$0.10)"],
  ["one less", { a: 1 }, { a: 1, b: 2 }, "$1.00 a month (-$2.00)", "a $1.00, b $0.00 (-$2.00)"],
])("%s", (_, now, before, inAll, byService) => {
  const earlier = before && cost(before);
  expect(costInAll(cost(now), earlier)).toBe(inAll);
  expect(costByService(cost(now), earlier)).toBe(byService);
});

test("what goes up here and down there is a change, although the total is not", () => {
  const [now, before] = [cost({ a: 2, b: 1 }), cost({ a: 1, b: 2 })];
  expect(costInAll(now, before)).toBe("$3.00 a month");
  expect(costChanges(now, before)).toBe(true);
  expect(costChanges(now, undefined)).toBe(false);
});

test("a difference that no cent shows is none", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
      const services = { a: cents / 100 };
      expect(costChanges(cost(services), cost({ a: cents / 100 + 1e-9 }))).toBe(false);
      expect(costInAll(cost(services), cost(services))).toBe(`$${(cents / 100).toFixed(2)} a month`);
    }),
    { numRuns: 200 },
  );
});
