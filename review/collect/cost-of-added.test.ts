import { expect, test } from "vitest";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { withAddedByHand, withBilledAlready } from "./cost-of-added.ts";

const addon = (monthly?: number): AddedByHand => ({
  kind: "add-on",
  service: "shop",
  app: "shop-production",
  place: "added.addons.postgresql-round-1",
  addon: "postgresql-round-1",
  plan: "heroku-postgresql:standard-0",
  attachedAs: ["DATABASE"],
  usedBy: ["DATABASE"],
  ...(monthly !== undefined && { monthly }),
});
const cost = { before: 40, after: 45, services: { shop: { before: 40, after: 45 } }, unpriced: [] };

test("an add-on that nobody declared is in the sums before and after, and marked", () => {
  expect(withAddedByHand(cost, [addon(50)])).toEqual({
    before: 90,
    after: 95,
    services: { shop: { before: 90, after: 95 } },
    unpriced: [],
    addedByHand: [{ service: "shop", addon: "postgresql-round-1", plan: "heroku-postgresql:standard-0", monthly: 50 }],
  });
});

test("one without a price is in no sum, and listed as not counted", () => {
  expect(withAddedByHand(cost, [addon()])).toEqual({
    ...cost,
    unpriced: [{ service: "shop", plan: "heroku-postgresql:standard-0", because: "no price", isAddedByHand: true }],
  });
});

test("dynos of a process type that nobody declared are in the sums, or listed as not counted", () => {
  const process = { kind: "process", service: "shop", app: "shop-production", place: "added.processes.cron" } as const;
  const cron = { ...process, process: "cron", quantity: 2, size: "Standard-1X" };
  expect(withAddedByHand(cost, [{ ...cron, monthly: 50 }])).toEqual({
    before: 90,
    after: 95,
    services: { shop: { before: 90, after: 95 } },
    unpriced: [],
    addedByHand: [{ service: "shop", process: "cron", quantity: 2, size: "Standard-1X", monthly: 50 }],
  });
  expect(withAddedByHand(cost, [cron]).unpriced).toEqual([
    { service: "shop", process: "cron", size: "Standard-1X", because: "no price", isAddedByHand: true },
  ]);
});

test("an add-on that the next up takes over cost before what it costs after, whether its service was recorded or not", () => {
  const recorded = { before: 40, after: 90, services: { shop: { before: 40, after: 90 } }, unpriced: [] };
  expect(withBilledAlready(recorded, [{ service: "shop", monthly: 50 }])).toEqual({
    before: 90,
    after: 90,
    services: { shop: { before: 90, after: 90 } },
    unpriced: [],
  });
  const unrecorded = { after: 50, services: { shop: { after: 50 } }, unpriced: [] };
  expect(withBilledAlready(unrecorded, [{ service: "shop", monthly: 50 }])).toMatchObject({
    services: { shop: { before: 50, after: 50 } },
  });
  expect(withBilledAlready(recorded, [])).toBe(recorded);
});
