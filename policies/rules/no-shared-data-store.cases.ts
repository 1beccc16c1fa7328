import { storeIdentities } from "../../config-vars/store-identities.ts";
import { fingerprint } from "../../parity/manifest.ts";
import type { Case } from "../test/case.ts";
import {
  changed,
  type Facts,
  marker,
  recordedIn,
  resource,
  sampleEstate,
  urnIn,
  withVars,
} from "../test/sample-estate.ts";

const sample = sampleEstate();
const attachment = (addonId?: string) =>
  resource("production", "AddonAttachment", "shop-archive", {
    origins: { appId: [urnIn(sample, "shop-app")], ...(addonId !== undefined && { addonId: [addonId] }) },
  });

const byHand = (key: string) =>
  `shop-app-config: ${key}: expected the value that this environment's add-on sets, got an explicit one: remove the config var or the add-on, or declare the external store with secret({ store: vendorBackup("how") })`;
const shared = (key: string, twin = "staging") =>
  `shop-app-config: ${key}: expected a separate data store, got the same as ${twin}: give each environment its own, or declare readOnly with the reason`;

const address = `postgres://app:${marker}@db.example.org/main`;
const same = (key: string) =>
  recordedIn("staging", withVars(sample, "sensitiveVars", { [key]: address }), { [key]: address });

/** Production with these config vars, where staging recorded stores that others lead to. */
const leadingTo = (vars: Readonly<Record<string, string>>, staging: string | Readonly<Record<string, string>>) => {
  const salt = "4f1c";
  const theirs = storeIdentities(typeof staging === "string" ? { LEGACY_DB_URL: staging } : staging);
  const stores = { shop: Object.fromEntries(theirs.map(({ key, identity }) => [key, fingerprint(salt, identity)])) };
  const recordedFingerprints = { staging: { salt, values: {}, stores } };
  return changed(withVars(sample, "vars", vars), "estate", { props: { recordedFingerprints } });
};

const bucket = (facts: Facts) =>
  recordedIn("staging", withVars(sampleEstate("production", facts), "vars", { S3_BUCKET: marker }), {
    S3_BUCKET: marker,
  });

const archived = (salt: string) =>
  Object.fromEntries(
    storeIdentities({ ARCHIVE_URL: address }).map(({ key, identity }) => [key, fingerprint(salt, identity)]),
  );

const waitingAt = (key: string): Facts["exceptions"] => ({
  withoutWeb: null,
  withoutErrorTracker: null,
  withoutLogs: null,
  mayBeDown: null,
  mailSink: null,
  manyHosts: null,
  onDemand: {},
  monthlyCost: null,
  jobs: { kind: "queueAt", key, reason: "kept for 4 days" },
  listed: [],
});

export const cases: readonly Case[] = [
  { name: "add-ons of its own", resources: sample, messages: [] },
  {
    name: "an add-on of this stack, attached",
    resources: [...sample, attachment(urnIn(sample, "shop-redis"))],
    messages: [],
  },
  {
    name: "an add-on from elsewhere, attached",
    resources: [...sample, attachment()],
    messages: [
      "shop-archive: expected an add-on of this environment, got one of another stack: declare one for each environment",
    ],
  },
  {
    name: "an add-on's key, written by hand",
    resources: withVars(sample, "sensitiveVars", { DATABASE_URL: address }),
    messages: [byHand("DATABASE_URL")],
  },
  {
    name: "a key of an add-on that is declared, written by hand",
    resources: withVars(sample, "vars", { ROLLBAR_ENDPOINT: marker }),
    messages: [byHand("ROLLBAR_ENDPOINT")],
  },
  {
    name: "an add-on's key for a store outside Heroku",
    resources: withVars(sample, "sensitiveVars", { DATABASE_URL: address }),
    settings: { outside: ["DATABASE_URL"] },
    messages: [],
  },
  {
    name: "a store outside Heroku that staging has too",
    resources: same("DATABASE_URL"),
    settings: { outside: ["DATABASE_URL"] },
    messages: [shared("DATABASE_URL")],
  },
  { name: "an archive that staging has too", resources: same("ARCHIVE_DB_URL"), messages: [shared("ARCHIVE_DB_URL")] },
  {
    name: "an archive of which staging has another",
    resources: recordedIn("staging", withVars(sample, "sensitiveVars", { ARCHIVE_DB_URL: address }), {
      ARCHIVE_DB_URL: `${address}-staging`,
    }),
    messages: [],
  },
  {
    name: "a bucket for what people upload that staging has too",
    resources: bucket({ uploads: true }),
    messages: [shared("S3_BUCKET")],
  },
  {
    name: "a bucket by the name that frameworks give it",
    resources: bucket({ uploads: false }),
    messages: [shared("S3_BUCKET")],
  },
  {
    name: "a bucket without credentials",
    resources: recordedIn("staging", withVars(sample, "vars", { TILES_BUCKET: marker }), { TILES_BUCKET: marker }),
    messages: [],
  },
  {
    name: "a bucket that the app writes to",
    resources: recordedIn(
      "staging",
      withVars(withVars(sample, "vars", { TILES_BUCKET: marker }), "sensitiveVars", { AWS_SECRET_ACCESS_KEY: marker }),
      { TILES_BUCKET: marker },
    ),
    messages: [shared("TILES_BUCKET")],
  },
  {
    name: "one database behind another user, under another key",
    resources: leadingTo({ ARCHIVE_DB_URL: address }, "postgres://other:one@DB.example.org:5432/main"),
    messages: [shared("ARCHIVE_DB_URL", "LEGACY_DB_URL of shop in staging")],
  },
  {
    name: "one host and name of a database",
    resources: leadingTo(
      { CRM_DB_HOST: "db.example.org", CRM_DB_NAME: "crm" },
      { LEGACY_DB_HOST: "db.example.org:5432", LEGACY_DB_NAME: "crm" },
    ),
    messages: [shared("CRM_DB_HOST", "LEGACY_DB_HOST of shop in staging")],
  },
  {
    name: "two databases of one cluster",
    resources: leadingTo({ ARCHIVE_DB_URL: address }, "postgres://app:one@db.example.org/main_staging"),
    messages: [],
  },
  {
    name: "one index of one application",
    resources: leadingTo(
      { ALGOLIA_APP_ID: "APP1", ALGOLIA_INDEX: "books" },
      { ALGOLIA_APP_ID: "APP1", ALGOLIA_INDEX: "books" },
    ),
    messages: [shared("ALGOLIA_INDEX")],
  },
  {
    name: "one consumer group on one cluster",
    resources: leadingTo(
      { KAFKA_BROKERS: "b.example.org:9092", KAFKA_GROUP_ID: "orders" },
      { KAFKA_BROKERS: "b.example.org:9092", KAFKA_GROUP_ID: "orders" },
    ),
    messages: [
      shared("KAFKA_BROKERS").replace(
        "environment its own,",
        "environment its own cluster, or its own topics and groups,",
      ),
    ],
  },
  {
    name: "a prefix of topics for each environment, on one cluster",
    resources: leadingTo(
      { KAFKA_BROKERS: "b.example.org:9092", KAFKA_TOPIC_PREFIX: "production." },
      { KAFKA_BROKERS: "b.example.org:9092", KAFKA_TOPIC_PREFIX: "staging." },
    ),
    messages: [],
  },
  {
    name: "one place for jobs, under any name",
    resources: recordedIn(
      "staging",
      withVars(sampleEstate("production", { exceptions: waitingAt("DISPATCH") }), "vars", { DISPATCH: marker }),
      { DISPATCH: marker },
    ),
    messages: [shared("DISPATCH")],
  },
  {
    name: "production's database in review apps, behind another user",
    resources: [
      ...changed(sampleEstate("staging"), "estate", {
        props: {
          recordedFingerprints: { production: { salt: "4f1c", values: {}, stores: { shop: archived("4f1c") } } },
        },
      }),
      resource("staging", "PipelineConfigVar", "shop-review-vars", {
        props: { pipelineStage: "review", vars: { DATA_URL: "postgres://other:one@db.example.org/main" } },
      }),
    ],
    messages: [
      "shop-review-vars: DATA_URL: expected a separate data store for review apps, got ARCHIVE_URL of shop in production: set another",
    ],
  },
  {
    name: "a store that no environment writes to",
    resources: same("ARCHIVE_DB_URL"),
    settings: { except: ["ARCHIVE_DB_URL"] },
    messages: [],
  },
  { name: "an address of no data store", resources: same("PARTNER_URL"), messages: [] },
];
