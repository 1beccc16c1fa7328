import type { Case } from "../test/case.ts";
import { changed, declaring, resource, sampleEstate, urnIn } from "../test/sample-estate.ts";

const sample = sampleEstate();
const bare = (what: string) => `expected ${what}, got one that an up may delete: set protect: true`;
const addon = (name: string) => `${name}: ${bare("a protected add-on, because it holds data")}`;

const added = (plan: string) =>
  resource("production", "Addon", "shop-more", { props: { plan }, origins: { appId: [urnIn(sample, "shop-app")] } });

export const cases: readonly Case[] = [
  { name: "all protected", resources: sample, messages: [] },
  {
    name: "a database that is not",
    resources: changed(sample, "shop-postgres", { isProtected: false }),
    messages: [addon("shop-postgres")],
  },
  {
    name: "an app that is not",
    resources: changed(sample, "shop-app", { isProtected: false }),
    messages: [`shop-app: ${bare("a protected app, because its add-ons hold data")}`],
  },
  {
    name: "a store that no service declares",
    resources: [...sample, added("graphenedb:hobby-1"), resource("production", "App", "other")],
    messages: [addon("shop-more")],
  },
  {
    name: "a store of a known service that is declared without what keeps its data",
    resources: changed(
      sampleEstate("production", declaring("redis", { holdsData: false, backup: null })),
      "shop-redis",
      {
        isProtected: false,
      },
    ),
    messages: [
      'shop-redis: expected a protected add-on, because it holds data, got one that an up may delete: declare it with backup: vendorBackup("how") or rebuilt("how"), which protects it',
    ],
  },
  {
    name: "a store of a known service that is declared as a cache",
    resources: changed(
      sampleEstate("production", declaring("redis", { holdsData: false, backup: null, purpose: "cache" })),
      "shop-redis",
      { isProtected: false },
    ),
    messages: [],
  },
  { name: "an add-on without data", resources: [...sample, added("fixie:tricycle")], messages: [] },
  {
    name: "a service that the stack file names",
    resources: [...sample, added("vector-store:small")],
    settings: { services: ["vector-store"] },
    messages: [addon("shop-more")],
  },
  {
    name: "an app and data that are declared as unprotected",
    resources: ["shop-app", "shop-postgres", "shop-redis"].reduce(
      (all, name) => changed(all, name, { isProtected: false }),
      sampleEstate("production", { unprotected: "it is closed" }),
    ),
    messages: [],
  },
  {
    name: "a store that is declared as unprotected, and its app that is not",
    resources: ["shop-app", "shop-redis"].reduce(
      (all, name) => changed(all, name, { isProtected: false }),
      sampleEstate("production", declaring("redis", { unprotected: "jobs wait in postgres" })),
    ),
    messages: [`shop-app: ${bare("a protected app, because its add-ons hold data")}`],
  },
  { name: "nothing protected in staging", resources: sampleEstate("staging"), messages: [] },
];
