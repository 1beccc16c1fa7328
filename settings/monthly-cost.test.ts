import fc from "fast-check";
import { expect, test } from "vitest";
import type { Price, Unpriced } from "../kinds/price.ts";
import { monthlyCost } from "./monthly-cost.ts";

const month = (cents: number | null, more: Partial<Price> = {}): Price => ({ cents, unit: "month", ...more });

const dynos = new Map([
  ["Eco", month(500)],
  ["Basic", month(700)],
  ["Standard-1X", month(2500)],
]);

interface Parts {
  readonly processes?: readonly [type: string, quantity: number, size: string][];
  readonly plans?: readonly string[];
}

/** As the settings have it. */
const service = (name: string, { processes = [], plans = [] }: Parts) => ({
  declaration: { name },
  processes: processes.map(([type, quantity, size]) => ({ type, quantity, size })),
  addons: plans.map((plan, index) => ({ slot: `slot${index}`, plan, addon: {} as never })),
});

function costOf(parts: Parts, plans: Readonly<Record<string, Price>> = {}) {
  return monthlyCost([service("shop", parts)], { plans: new Map(Object.entries(plans)), dynos });
}

test("a service costs its dynos, each as often as it runs, and its add-ons", () => {
  const parts: Parts = {
    processes: [
      ["web", 2, "Standard-1X"],
      ["worker", 1, "Standard-1X"],
    ],
    plans: ["heroku-postgresql:standard-0", "papertrail:choklad"],
  };
  const plans = { "heroku-postgresql:standard-0": month(5000), "papertrail:choklad": month(0) };
  expect(costOf(parts, plans)).toEqual({ total: 125, services: { shop: 125 }, unpriced: [] });
});

test("no dynos cost nothing, whatever their size", () => {
  const parts: Parts = {
    processes: [
      ["web", 0, "Standard-1X"],
      ["clock", 0, "Eco"],
      ["worker", 0, "no such size"],
    ],
  };
  expect(costOf(parts)).toEqual({ total: 0, services: { shop: 0 }, unpriced: [] });
});

test.each<[what: string, price: Price, dollars: number]>([
  ["an hour's price is a 720th of the month's", { cents: 1, unit: "hour" }, 7.2],
  ["a day's price is a 30th of it", { cents: 10, unit: "day" }, 3],
  ["a fraction of a cent counts", { cents: 0.694, unit: "hour" }, 5],
])("%s", (_, price, dollars) => {
  expect(costOf({ plans: ["x:y"] }, { "x:y": price }).total).toBe(dollars);
});

test.each<[what: string, price: Price | undefined, reason: Pick<Unpriced, "because" | "unit">]>([
  ["in a contract, whatever it says", month(0, { contract: true }), { because: "contract" }],
  ["by use", month(0, { metered: true }), { because: "by use" }],
  ["without a price", month(null), { because: "no price" }],
  ["missing", undefined, { because: "no price" }],
  ["for a unit that is no time", { cents: 5, unit: "request" }, { because: "other unit", unit: "request" }],
])("a price that is %s is listed, and not counted as nothing", (_, price, reason) => {
  const plans = { "papertrail:fixa": month(700), ...(price && { "x:y": price }) };
  expect(costOf({ plans: ["x:y", "papertrail:fixa"] }, plans)).toEqual({
    total: 7,
    services: { shop: 7 },
    unpriced: [{ service: "shop", plan: "x:y", ...reason }],
  });
});

test("a size without a price is listed with its process type", () => {
  expect(costOf({ processes: [["web", 1, "Performance-M"]] }).unpriced).toEqual([
    { service: "shop", process: "web", size: "Performance-M", because: "no price" },
  ]);
});

test("Eco dynos are paid once for all services, and belong to none", () => {
  const eco = (name: string) => service(name, { processes: [["web", 1, "Eco"]] });
  const services = [eco("shop"), eco("page"), service("blog", { processes: [["web", 1, "Basic"]] })];
  expect(monthlyCost(services, { plans: new Map(), dynos })).toEqual({
    total: 12,
    services: { shop: 0, page: 0, blog: 7 },
    unpriced: [],
  });
});

test("an Eco subscription without a price is listed once", () => {
  const eco = ["shop", "page"].map((name) => service(name, { processes: [["web", 1, "Eco"]] }));
  expect(monthlyCost(eco, { plans: new Map(), dynos: new Map() }).unpriced).toEqual([
    { size: "Eco", because: "no price" },
  ]);
});

test("the total is what the services cost, to the cent, whatever their order", () => {
  const parts = fc.record({
    processes: fc.array(fc.tuple(fc.constant("web"), fc.nat(100), fc.constantFrom("Basic", "Standard-1X"))),
    plans: fc.array(fc.constantFrom("a:1", "b:2")),
  });
  const plans = new Map([
    ["a:1", month(333)],
    ["b:2", { cents: 0.694, unit: "hour" }],
  ]);
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 6 }), (all) => {
      const services = all.map((each, index) => service(`service${index}`, each));
      const { total, services: costs } = monthlyCost(services, { plans, dynos });
      const sum = Object.values(costs).reduce((before, cost) => before + Math.round(cost * 100), 0);
      expect(Math.round(total * 100)).toBe(sum);
      expect(monthlyCost(services.toReversed(), { plans, dynos }).total).toBe(total);
    }),
    { numRuns: 100 },
  );
});
