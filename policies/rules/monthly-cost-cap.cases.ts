import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { changed, resource, sampleEstate } from "../test/sample-estate.ts";

const costing = (services: Readonly<Record<string, number>>) =>
  changed(sampleEstate(), "estate", { props: { monthlyCost: { total: 0, services, unpriced: [] } } });

const blog = resource("production", "tandem:index:Service", "blog", {
  parent: undefined,
  props: { declared: { ...declaredOfShop(), name: "blog" } },
});

function declaredOfShop(): object {
  const shop = sampleEstate().find(({ name }) => name === "shop");
  return Object(shop?.props.declared);
}

const withStaging = (production: Readonly<Record<string, number>>, staging: Readonly<Record<string, number>>) =>
  changed([...costing(production), blog], "estate", {
    props: { recorded: { staging: { kind: "recorded", manifest: manifestOf("staging"), costs: staging } } },
  });

const acme = { name: "acme", services: ["shop", "blog"], dollars: 200 };

const askedFor = (dollars: string) =>
  `production: expected a monthly cost limit, got none: set dollars or total of monthly-cost-cap; the current cost is $${dollars}`;

export const cases: readonly Case[] = [
  { name: "no cap", resources: costing({ shop: 1400, blog: 7.5 }), messages: [askedFor("1407.50")] },
  { name: "no cap in staging", resources: sampleEstate("staging"), messages: [] },
  { name: "just as much", resources: costing({ shop: 200 }), settings: { dollars: 200 }, messages: [] },
  {
    name: "more",
    resources: costing({ shop: 200.5, blog: 7 }),
    settings: { dollars: 200 },
    messages: [
      "shop: expected at most $200 a month, got $200.50: choose smaller plans, or set dollars of monthly-cost-cap",
    ],
  },
  {
    name: "more than the stack file lets it cost",
    resources: sampleEstate(),
    settings: { dollars: 99.9 },
    messages: [
      "shop: expected at most $99.90 a month, got $120: choose smaller plans, or set dollars of monthly-cost-cap",
    ],
  },
  { name: "more, as agreed", resources: costing({ shop: 1400 }), settings: { dollars: 1500 }, messages: [] },
  {
    name: "more than all services may cost together",
    resources: costing({ shop: 150, blog: 75 }),
    settings: { dollars: 200, total: 200 },
    messages: [
      "production: expected at most $200 a month, got $225: choose smaller plans, or set total of monthly-cost-cap",
    ],
  },
  {
    name: "a client's services in all environments, within what was agreed",
    resources: withStaging({ shop: 120, blog: 30, intranet: 500 }, { shop: 40, blog: 10, intranet: 80 }),
    settings: { groups: [acme] },
    messages: [],
  },
  {
    name: "a client's services in all environments, above it",
    resources: withStaging({ shop: 120, blog: 30 }, { shop: 40, blog: 10.5 }),
    settings: { groups: [acme] },
    messages: [
      "acme: expected at most $200 a month for shop, blog across environments, got $200.50 (production $150, staging $50.50): choose smaller plans, or set dollars of this group",
    ],
  },
  {
    name: "a name that no service has",
    resources: withStaging({ shop: 120 }, { shop: 40 }),
    settings: { groups: [{ ...acme, services: ["shop", "shpo"] }] },
    messages: ["acme: expected a service declared in index.ts, got shpo: correct the services of this group"],
  },
  {
    name: "a client's services in an environment alone, above it",
    resources: costing({ shop: 250 }),
    settings: { groups: [{ ...acme, services: ["shop"] }] },
    messages: [
      "acme: expected at most $200 a month for shop across environments, got $250 (production $250): choose smaller plans, or set dollars of this group",
      "staging: expected a recorded monthly cost, got none: not counted: export monthlyCost from index.ts and run pulumi up",
    ],
  },
  {
    name: "no prices",
    resources: changed(sampleEstate(), "estate", { props: { monthlyCost: undefined } }),
    messages: [],
  },
];
