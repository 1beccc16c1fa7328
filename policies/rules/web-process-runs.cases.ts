import type { Case } from "../test/case.ts";
import { changed, sampleEstate, without } from "../test/sample-estate.ts";

const workersOnly = without(sampleEstate("staging", { processes: ["bot", "worker"] }), "shop-app-web");
const stopped = (environment: string) => changed(sampleEstate(environment), "shop-app-web", { props: { quantity: 0 } });
const noDyno =
  "shop: expected at least one web dyno in production, got none: set its quantity in Pulumi.production.yaml";

export const cases: readonly Case[] = [
  { name: "a web dyno", resources: sampleEstate(), messages: [] },
  { name: "no web dyno in production", resources: stopped("production"), messages: [noDyno] },
  { name: "no formation in production", resources: without(sampleEstate(), "shop-app-web"), messages: [noDyno] },
  { name: "no web dyno in staging", resources: stopped("staging"), messages: [] },
  {
    name: "no web process",
    resources: workersOnly,
    messages: [
      'shop: expected a process named web, got bot, worker: declare it in index.ts, or declare exceptions: { withoutWeb: "why" }',
    ],
  },
  {
    name: "a bot without a domain",
    resources: without(sampleEstate("staging", { processes: ["bot"], domain: null }), "shop-app-web"),
    messages: [],
  },
  {
    name: "a web server by another name",
    resources: without(sampleEstate("staging", { processes: ["server"], domain: null }), "shop-app-web"),
    messages: [
      'shop: expected a process named web, got server: declare it in index.ts, or declare exceptions: { withoutWeb: "why" }',
    ],
  },
  { name: "a service without web traffic", resources: workersOnly, settings: { withoutWeb: ["shop"] }, messages: [] },
];
