import type { Case } from "../test/case.ts";
import { declaring, resource, sampleEstate } from "../test/sample-estate.ts";

const unstated = (name: string, slug: string) =>
  `${name}: expected to know what keeps the data of ${slug}, got nothing: declare it with backup: vendorBackup("how") or rebuilt("how")`;

const added = (slot: string, plan: string) => resource("production", "Addon", `shop-${slot}`, { props: { plan } });

export const cases: readonly Case[] = [
  { name: "each says what keeps its data", resources: sampleEstate(), messages: [] },
  {
    name: "a vendor's own backup",
    resources: sampleEstate("production", declaring("redis", { backup: { kind: "vendorBackup", how: "each night" } })),
    messages: [],
  },
  {
    name: "a way that says nothing",
    resources: sampleEstate("production", declaring("redis", { backup: { kind: "rebuilt", how: "somehow" } })),
    messages: [
      'shop-redis: expected to know what keeps the data of heroku-redis, got "somehow", which says nothing: declare it with backup: vendorBackup("how") or rebuilt("how")',
    ],
  },
  {
    name: "a store of a known service that is declared to have no data",
    resources: sampleEstate("production", declaring("redis", { holdsData: false, backup: null })),
    messages: [unstated("shop-redis", "heroku-redis")],
  },
  {
    name: "a store that no service declares",
    resources: [...sampleEstate(), added("graph", "graphenedb:dev-free"), added("cache", "memcachier:dev")],
    messages: [unstated("shop-graph", "graphenedb")],
  },
  {
    name: "another Postgres, of which another rule speaks",
    resources: [...sampleEstate(), added("archive", "heroku-postgresql:standard-0")],
    messages: [],
  },
  {
    name: "a service that the stack file names",
    resources: [...sampleEstate(), added("vectors", "vector-store:small")],
    settings: { services: ["vector-store"] },
    messages: [unstated("shop-vectors", "vector-store")],
  },
];
