import type { Case } from "../test/case.ts";
import { type Facts, marker, recordedIn, resource, sampleEstate, urnIn, withVars } from "../test/sample-estate.ts";

const sample = sampleEstate();
const attachment = (addonId?: string) =>
  resource("production", "AddonAttachment", "shop-archive", {
    origins: { appId: [urnIn(sample, "shop-app")], ...(addonId !== undefined && { addonId: [addonId] }) },
  });

const byHand = (key: string) =>
  `shop-app-config: ${key}: expected what an add-on of this environment sets, got one written by hand: declare the add-on, or the store outside Heroku with secret({ store: vendorBackup("how") })`;
const shared = (key: string) =>
  `shop-app-config: ${key}: expected a data store of its own, got the same as staging: give each environment one, or say with readOnly why it may be one`;

const address = `postgres://app:${marker}@db.example.org/main`;
const same = (key: string) =>
  recordedIn("staging", withVars(sample, "sensitiveVars", { [key]: address }), { [key]: address });

const bucket = (facts: Facts) =>
  recordedIn("staging", withVars(sampleEstate("production", facts), "vars", { S3_BUCKET: marker }), {
    S3_BUCKET: marker,
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
      "shop-archive: expected an add-on of this environment, got one from elsewhere: declare one for each environment",
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
  { name: "a bucket that people upload nothing to", resources: bucket({ uploads: false }), messages: [] },
  { name: "an address of no data store", resources: same("PARTNER_URL"), messages: [] },
];
