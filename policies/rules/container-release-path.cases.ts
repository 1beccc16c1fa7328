import type { Case } from "../test/case.ts";
import { changed, type Facts, sampleEstate } from "../test/sample-estate.ts";

const container = (facts: Facts = {}) => sampleEstate("staging", { stack: "container", ...facts });
const message =
  'shop: expected a release through branches or registry images, got promotion, which Heroku does not support for containers: declare release: branches({ … }) or registryImages("…") in index.ts';

export const cases: readonly Case[] = [
  { name: "a slug that is promoted", resources: sampleEstate("staging", { stack: "heroku-24" }), messages: [] },
  { name: "a container that is promoted", resources: container(), messages: [message] },
  {
    name: "a container by its app alone",
    resources: changed(sampleEstate(), "shop-app", { props: { stack: "container" } }),
    messages: [message],
  },
  {
    name: "a container from branches",
    resources: container({ release: { kind: "branches", branches: { staging: "main", production: "live" } } }),
    messages: [],
  },
  {
    name: "a container from the registry",
    resources: container({ release: { kind: "registryImages", how: "the tagged build of CI" } }),
    messages: [],
  },
];
