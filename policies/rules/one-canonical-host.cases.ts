import type { Case } from "../test/case.ts";
import { resource, sampleEstate, urnIn } from "../test/sample-estate.ts";

const atTwoNames = (sample = sampleEstate()) => [
  ...sample,
  resource("production", "Domain", "shop-domain-www", {
    props: { hostname: "www.shop.example.org" },
    origins: { appId: [urnIn(sample, "shop-app")] },
  }),
];

export const cases: readonly Case[] = [
  { name: "one host name", resources: sampleEstate("production", { config: [] }), messages: [] },
  { name: "two, and a config var that names the canonical one", resources: atTwoNames(), messages: [] },
  {
    name: "two, and no redirect",
    resources: atTwoNames(
      sampleEstate("production", { config: [{ key: "CANONICAL_HOST", kind: "fixed", shared: null }] }),
    ),
    messages: [
      "shop-app: expected one canonical host name, got shop.example.org and www.shop.example.org and no config var that names it: declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect there",
    ],
  },
  {
    name: "an apex that DNS redirects",
    resources: sampleEstate("production", {
      config: [],
      domain: { hostname: "www.example.org", apex: "example.org", dns: "route53" },
    }),
    messages: [],
  },
];
