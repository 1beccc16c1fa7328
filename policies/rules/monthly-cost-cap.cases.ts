import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const costing = (services: Readonly<Record<string, number>>) =>
  changed(sampleEstate(), "estate", { props: { monthlyCost: { total: 0, services, unpriced: [] } } });

const askedFor = (dollars: string) =>
  `production: expected a sum that it may cost a month, got none: set dollars or total of monthly-cost-cap; today it is $${dollars}`;

export const cases: readonly Case[] = [
  { name: "no cap", resources: costing({ shop: 1400, blog: 7.5 }), messages: [askedFor("1407.50")] },
  { name: "no cap in staging", resources: sampleEstate("staging"), messages: [] },
  { name: "just as much", resources: costing({ shop: 200 }), settings: { dollars: 200 }, messages: [] },
  {
    name: "more",
    resources: costing({ shop: 200.5, blog: 7 }),
    settings: { dollars: 200 },
    messages: ["shop: expected at most $200 a month, got $200.50: take smaller plans, or set dollars of this rule"],
  },
  {
    name: "more than the stack file lets it cost",
    resources: sampleEstate(),
    settings: { dollars: 99.9 },
    messages: ["shop: expected at most $99.90 a month, got $120: take smaller plans, or set dollars of this rule"],
  },
  { name: "more, as agreed", resources: costing({ shop: 1400 }), settings: { dollars: 1500 }, messages: [] },
  {
    name: "more than all services may cost together",
    resources: costing({ shop: 150, blog: 75 }),
    settings: { dollars: 200, total: 200 },
    messages: ["production: expected at most $200 a month, got $225: take smaller plans, or set total of this rule"],
  },
  {
    name: "no prices",
    resources: changed(sampleEstate(), "estate", { props: { monthlyCost: undefined } }),
    messages: [],
  },
];
