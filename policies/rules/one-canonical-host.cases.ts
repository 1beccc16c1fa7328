import type { Case } from "../test/case.ts";
import { resource, sampleEstate, urnIn, withVars } from "../test/sample-estate.ts";

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
      "shop-app: expected one canonical host name, got shop.example.org and www.shop.example.org and no config var with the canonical one: declare CANONICAL_HOST: fromDomain(), and redirect to it in the app",
    ],
  },
  {
    name: "two, and a list of hosts that are taken",
    resources: atTwoNames(
      sampleEstate("production", { config: [{ key: "ALLOWED_HOSTS", kind: "fromDomain", shared: null }] }),
    ),
    messages: [
      "shop-app: expected one canonical host name, got shop.example.org and www.shop.example.org and no config var with the canonical one: declare CANONICAL_HOST: fromDomain(), and redirect to it in the app",
    ],
  },
  {
    name: "an address at Heroku beside a domain",
    resources: withVars(sampleEstate(), "vars", { APP_URL: "https://shop-production.herokuapp.com/" }),
    messages: [
      "shop-app: expected shop.example.org in APP_URL, got the app's herokuapp.com host: declare APP_URL: fromDomain()",
    ],
  },
  {
    name: "a config var that the stack file names",
    resources: atTwoNames(
      sampleEstate("production", { config: [{ key: "FRONT_DOOR", kind: "fromDomain", shared: null }] }),
    ),
    settings: { keys: ["FRONT_DOOR"] },
    messages: [],
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
