import fc from "fast-check";
import { expect, test } from "vitest";
import type { Unpriced } from "../../kinds/price.ts";
import { type Cost, costByService, costChanges, costInAll, notCounted } from "./cost.ts";

const cost = (services: Record<string, number>, unpriced: readonly Unpriced[] = []): Cost => ({
  services,
  total: Object.values(services).reduce((sum, each) => sum + each, 0),
  unpriced,
});

test.each([
  ["a first run", { catalog: 26, wiki: 7.5 }, undefined, "$33.50 a month", "catalog $26.00, wiki $7.50"],
  [
    "a large one",
    { a: 26_000, b: 1_000 },
    { a: 26_000 },
    "$27,000.00 a month (+$1,000.00)",
    "a $26,000.00, b $1,000.00 (+$1,000.00)",
  ],
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

test("a price that could not be read is named, and is no money saved", () => {
  const unread: Unpriced = { service: "a", plan: "x:y", because: "no price" };
  const [now, before] = [cost({ a: 7, b: 5 }, [unread]), cost({ a: 23, b: 4 })];
  expect(costInAll(now, before)).toBe("$12.00 a month");
  expect(costByService(now, before)).toBe("a $7.00, b $5.00 (+$1.00)");
  expect(costChanges(now, before)).toBe(true);
  expect(notCounted(now)).toEqual(["  not counted: a: x:y (Heroku shows no price)"]);
  expect([costInAll(before, now), costByService(before, now)]).toEqual([
    "$27.00 a month",
    "a $23.00, b $4.00 (-$1.00)",
  ]);
});

test("what is not counted is one line for each service and reason", () => {
  const unpriced: Unpriced[] = [
    { service: "a", process: "web", size: "Basic", because: "no price" },
    { service: "a", plan: "x:y", because: "by use" },
    { service: "a", plan: "x:z", because: "no price" },
    { service: "b", plan: "x:z", because: "no price" },
    { size: "Eco", because: "no price" },
  ];
  expect(notCounted(cost({}, unpriced))).toEqual([
    "  not counted: a: web dynos of the size Basic, x:z (Heroku shows no price)",
    "  not counted: a: x:y (billed by use)",
    "  not counted: b: x:z (Heroku shows no price)",
    "  not counted: Eco dynos (Heroku shows no price)",
  ]);
});

test("what was not counted before either hides no change", () => {
  const metered: Unpriced = { service: "a", plan: "x:y", because: "by use" };
  const [now, before] = [cost({ a: 7 }, [metered]), cost({ a: 5 }, [metered])];
  expect([costInAll(now, before), costByService(now, before)]).toEqual(["$7.00 a month (+$2.00)", "a $7.00 (+$2.00)"]);
});

test("Eco dynos whose price could not be read are in no service, and hide the change of the total", () => {
  const [now, before] = [cost({ a: 7 }, [{ size: "Eco", because: "no price" }]), { ...cost({ a: 7 }), total: 12 }];
  expect([costInAll(now, before), costByService(now, before)]).toEqual(["$7.00 a month", "a $7.00"]);
});

test("a difference that no cent shows is none", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
      const services = { a: cents / 100 };
      expect(costChanges(cost(services), cost({ a: cents / 100 + 1e-9 }))).toBe(false);
      expect(costInAll(cost(services), cost(services)).replaceAll(",", "")).toBe(
        `$${(cents / 100).toFixed(2)} a month`,
      );
    }),
    { numRuns: 200 },
  );
});
