import type { Case } from "../test/case.ts";
import { declaring, declaringVars, marker, resource, sampleEstate, withVars } from "../test/sample-estate.ts";

const unstated = (name: string, slug: string) =>
  `${name}: expected backup: vendorBackup("how") or rebuilt("how"), which says how the data of ${slug} comes back, got none`;

const added = (slot: string, plan: string) => resource("production", "Addon", `shop-${slot}`, { props: { plan } });

const ofDatabase = (key: string, got = "none") =>
  `shop-app-config: ${key}: expected store: vendorBackup("how") or rebuilt("how"), which says how the data of this database comes back, or readOnly: "why", got ${got}`;
const kept = { kind: "vendorBackup", how: "a snapshot each night" } as const;

/** A service that leads to stores outside Heroku. */
const leadingTo = (values: Readonly<Record<string, string>>, ...config: Config[]) =>
  withVars(sampleEstate("production", declaringVars(...config)), "sensitiveVars", values);
type Config = Parameters<typeof declaringVars>[number];
const ofSecret = (key: string, more: Partial<Config> = {}): Config => ({ key, kind: "secret", shared: null, ...more });

const archive = `postgres://app:${marker}@db.example.org/archive`;

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
      'shop-redis: expected backup: vendorBackup("how") or rebuilt("how"), which says how the data of heroku-redis comes back, got "somehow", which is a placeholder',
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
  {
    name: "a database outside Heroku",
    resources: leadingTo({ ARCHIVE_URL: archive }, ofSecret("ARCHIVE_URL")),
    messages: [ofDatabase("ARCHIVE_URL")],
  },
  {
    name: "a database outside Heroku, in parts",
    resources: leadingTo({ DB_HOST: `${marker}.example.org` }, ofSecret("DB_HOST")),
    messages: [ofDatabase("DB_HOST")],
  },
  {
    name: "a host of another team's database",
    resources: leadingTo({ CRM_DB_HOST: `${marker}.example.org` }, ofSecret("CRM_DB_HOST")),
    messages: [],
  },
  {
    name: "a database outside Heroku that says what keeps it",
    resources: leadingTo({ ARCHIVE_URL: archive }, ofSecret("ARCHIVE_URL", { store: kept })),
    messages: [],
  },
  {
    name: "words that say nothing of a database outside Heroku",
    resources: leadingTo(
      { ARCHIVE_URL: archive },
      ofSecret("ARCHIVE_URL", { store: { kind: "vendorBackup", how: "TODO" } }),
    ),
    messages: [ofDatabase("ARCHIVE_URL", '"TODO", which is a placeholder')],
  },
  {
    name: "a database that is only read",
    resources: leadingTo({ ARCHIVE_URL: archive }, ofSecret("ARCHIVE_URL", { readOnly: "the state's data" })),
    messages: [],
  },
  {
    name: "the host of a database, of which its password speaks",
    resources: leadingTo(
      { DB_HOST: `${marker}.example.org`, DB_PASSWORD: marker },
      ofSecret("DB_HOST"),
      ofSecret("DB_PASSWORD", { store: kept }),
    ),
    messages: [],
  },
  {
    name: "a cache outside Heroku, and one more way to read a database",
    resources: leadingTo(
      { PAGES_URL: `rediss://:${marker}@cache.example.org:6380`, REPLICA_URL: archive },
      ofSecret("PAGES_URL"),
      ofSecret("REPLICA_URL"),
    ),
    messages: [],
  },
  {
    name: "a config var that the stack file excepts",
    resources: leadingTo({ ARCHIVE_URL: archive }, ofSecret("ARCHIVE_URL")),
    settings: { except: ["ARCHIVE_URL"] },
    messages: [],
  },
];
