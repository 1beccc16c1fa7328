import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const reviewApps = {
  repository: "library/shop",
  staleDays: 5,
  waitForCi: true,
  size: "Eco",
  plans: { postgres: "heroku-postgresql:essential-0" },
  postdeploy: null,
};
const costing = (dollars: number, more: Partial<typeof reviewApps> = {}) =>
  changed(sampleEstate("staging", { reviewApps: { ...reviewApps, ...more } }), "estate", {
    props: { monthlyCost: { total: 120, services: { shop: 120 }, unpriced: [], reviewApps: { shop: dollars } } },
  });

export const cases: readonly Case[] = [
  { name: "small ones", resources: costing(8), messages: [] },
  {
    name: "dear ones",
    resources: costing(820, { size: "Performance-M", plans: { postgres: "heroku-postgresql:standard-2" } }),
    messages: [
      "shop: expected review apps of at most $150 a month each, got $820, with Performance-M dynos and heroku-postgresql:standard-2: choose smaller ones",
    ],
  },
  { name: "a sum that the stack file agrees on", resources: costing(820), settings: { dollars: 900 }, messages: [] },
  {
    name: "none that waits for CI",
    resources: costing(8, { waitForCi: false }),
    messages: ["shop: expected review apps that wait for CI, got waitForCi: false: remove it from reviewApps"],
  },
  { name: "no review apps", resources: sampleEstate("staging"), messages: [] },
];
