import { fingerprint, type ServiceManifest } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { recordedEstate } from "../test/recorded.ts";
import { changed, marker, sampleEstate } from "../test/sample-estate.ts";

const facts = (of: Record<string, string>): Partial<ServiceManifest> => ({ facts: of });
const staging = (of: Record<string, string>) => manifestOf("staging", facts(of));
const production = (of: Record<string, string>) => manifestOf("production", facts(of));

const mode = { "config.MODE": "set" };
const vars = {
  facts: { "config.MODE": "set", "config.HOST": "set", "config.DATABASE_URL": "set by heroku-postgresql" },
  config: { MODE: { kind: "fixed" }, HOST: { kind: "fromDomain" } },
} as const;
const fingerprints = (values: Record<string, string>) => ({
  production: {
    salt: "4f1c",
    values: {
      shop: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fingerprint("4f1c", value)])),
    },
  },
});
const never = { kind: "never", reason: "production has not been deployed yet" } as const;

export const cases: readonly Case[] = [
  {
    name: "two environments that are the same",
    resources: recordedEstate({
      own: staging(mode),
      others: { production: production(mode) },
      fingerprints: fingerprints({ MODE: marker }),
    }),
    messages: [],
  },
  {
    name: "the first environment",
    resources: recordedEstate({ own: staging(mode), others: { production: never } }),
    messages: ["staging: expected another deployed environment to compare with, got none yet"],
  },
  {
    name: "one environment of three that is not there yet",
    resources: recordedEstate({
      own: staging({}),
      others: { development: manifestOf("development"), production: never },
      environments: ["development", "staging", "production"],
    }),
    messages: [],
  },
  {
    name: "an environment that cannot be read",
    resources: recordedEstate({
      own: staging(mode),
      others: { production: { kind: "unread", reason: "no passphrase" } },
    }),
    messages: ["production: expected a manifest to compare with staging, got none: no passphrase"],
  },
  {
    name: "a program that records nothing",
    resources: changed(sampleEstate("staging"), "estate", { props: { manifest: undefined } }),
    messages: [
      "staging: expected a manifest to compare, got none: not checked: create all resources with estate() in index.ts",
    ],
  },
  {
    name: "what production does not have yet, and what it still has",
    resources: recordedEstate({
      own: staging({ "config.MODE": "set", stack: "heroku-24" }),
      before: staging({}),
      others: { production: production({ "addons.rollbar": "1", stack: "heroku-22" }) },
    }),
    messages: [
      "shop: production still has stack heroku-22, and staging heroku-24; the next up of production changes it",
      "shop: production has no config.MODE yet, which staging has; the next up of production adds it",
      "shop: production still has addons.rollbar, which staging does not have; the next up of production removes it",
    ],
  },
  {
    name: "a fixed value that production does not have yet",
    resources: recordedEstate({
      own: manifestOf("staging", vars),
      others: { production: manifestOf("production", vars) },
      fingerprints: fingerprints({ MODE: "another", HOST: "another" }),
    }),
    messages: [
      "shop: production still has another config.MODE than staging (fixed() gives every environment the same value, and they differ); the next up of production changes it",
    ],
  },
  {
    name: "values that could not be compared",
    resources: recordedEstate({
      own: manifestOf("staging", vars),
      others: { production: manifestOf("production", vars) },
    }),
    messages: [
      "shop: expected a comparison of config.HOST, config.MODE with production, got none: not checked: its values could not be compared",
    ],
  },
  {
    name: "a difference of before, which the up does not touch",
    resources: recordedEstate({ own: production({}), before: production({}), others: { staging: staging(mode) } }),
    messages: [
      "shop: expected config.MODE in production as in staging, got none: it differed before this up: run pulumi up for both from the same index.ts, or declare the difference with onlyIn",
    ],
  },
  {
    name: "a difference that the up makes, which the other rule tells",
    resources: recordedEstate({ own: production(mode), before: production({}), others: { staging: staging({}) } }),
    messages: [],
  },
];
