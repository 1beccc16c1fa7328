import type { Case } from "../test/case.ts";
import { changed, sampleEstate } from "../test/sample-estate.ts";

const costing = (services: Readonly<Record<string, number>>) =>
  changed(sampleEstate(), "estate", { props: { monthlyCost: { total: 0, services, unpriced: [] } } });

export const cases: readonly Case[] = [
  { name: "less", resources: sampleEstate(), messages: [] },
  { name: "just as much", resources: costing({ shop: 200 }), messages: [] },
  {
    name: "more",
    resources: costing({ shop: 200.5, blog: 7 }),
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
    name: "no prices",
    resources: changed(sampleEstate(), "estate", { props: { monthlyCost: undefined } }),
    messages: [],
  },
];
