import { fingerprint, type ServiceManifest } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { recordedEstate } from "../test/recorded.ts";
import { marker } from "../test/sample-estate.ts";

const remedy = "run pulumi up for staging from the same index.ts first, or declare the difference with onlyIn";

const facts = (of: Record<string, string>): Partial<ServiceManifest> => ({ facts: of });
const staging = (of: Record<string, string>) => manifestOf("staging", facts(of));
const production = (of: Record<string, string>) => manifestOf("production", facts(of));

const drained = { "webhooks.list@example.org": "api:release, sync" };
const mode = { "config.MODE": "set" };
const mailSink = {
  facts: { "config.MAIL_SINK": "set" },
  differences: [{ path: "config.MAIL_SINK", environment: "staging", reason: "testers get it" }],
};

/** Production's view of a fixed value that staging has recorded. */
const withMode = (recordedValue: string, kind: "fixed" | "perEnvironment" = "fixed") => {
  const shop = { ...facts(mode), config: { MODE: { kind } } };
  return recordedEstate({
    own: manifestOf("production", shop),
    before: manifestOf("production", shop),
    others: { staging: manifestOf("staging", shop) },
    fingerprints: { staging: { salt: "4f1c", values: { shop: { MODE: fingerprint("4f1c", recordedValue) } } } },
  });
};

export const cases: readonly Case[] = [
  {
    name: "as staging is",
    resources: recordedEstate({ own: production(mode), others: { staging: staging(mode) } }),
    messages: [],
  },
  {
    name: "what staging has not",
    resources: recordedEstate({ own: production(mode), before: production({}), others: { staging: staging({}) } }),
    messages: [`shop: expected no config.MODE in production as in staging, got one: ${remedy}`],
  },
  {
    name: "without what staging has",
    resources: recordedEstate({ own: production({}), before: production(mode), others: { staging: staging(mode) } }),
    messages: [`shop: expected config.MODE in production as in staging, got none: ${remedy}`],
  },
  {
    name: "otherwise than staging",
    resources: recordedEstate({ own: production({ region: "eu" }), others: { staging: staging({ region: "us" }) } }),
    messages: [`shop: expected region us in production as in staging, got eu: ${remedy}`],
  },
  {
    name: "a service that staging does not have",
    resources: recordedEstate({
      own: production({}),
      others: { staging: { version: 1, environment: "staging", services: {} } },
    }),
    messages: [`shop: expected no app in production as in staging, got one: ${remedy}`],
  },
  {
    name: "what a plan, a size or a host name may be",
    resources: recordedEstate({
      own: production({ "processes.web": "yes", "processes.web.size": "Standard-1X" }),
      others: { staging: staging({ "processes.web": "yes", "processes.web.size": "Basic" }) },
    }),
    messages: [],
  },
  {
    name: "a declared difference",
    resources: recordedEstate({
      own: manifestOf("production", { differences: mailSink.differences }),
      others: { staging: manifestOf("staging", mailSink) },
    }),
    messages: [],
  },
  {
    name: "an add-on, which brings config vars",
    resources: recordedEstate({
      own: production({ "addons.rollbar": "1", "config.ROLLBAR_ENDPOINT": "set by rollbar" }),
      others: { staging: staging({}) },
    }),
    messages: [`shop: expected no addons.rollbar in production as in staging, got one: ${remedy}`],
  },
  { name: "the value that staging has", resources: withMode(marker), messages: [] },
  {
    name: "a value that index.ts fixes, other than staging's",
    resources: withMode("another"),
    messages: [
      `shop: expected the same config.MODE in production as in staging, got another (fixed() gives every environment the same value, and they differ): ${remedy}`,
    ],
  },
  { name: "a value of its own", resources: withMode("another", "perEnvironment"), messages: [] },
  {
    name: "what is left as it was, while staging is ahead",
    resources: recordedEstate({ own: production({}), before: production({}), others: { staging: staging(mode) } }),
    messages: [],
  },
  {
    name: "what differed before, and is changed to something else",
    resources: recordedEstate({
      own: production({ stack: "heroku-22" }),
      before: production({ stack: "heroku-20" }),
      others: { staging: staging({ stack: "heroku-24" }) },
    }),
    messages: [`shop: expected stack heroku-24 in production as in staging, got heroku-22: ${remedy}`],
  },
  {
    name: "the environment that goes first",
    resources: recordedEstate({ own: staging(drained), before: staging({}), others: { production: production({}) } }),
    messages: [],
  },
  {
    name: "production, which follows although it stands first, as its stack has the pipelines",
    resources: recordedEstate({
      own: production(mode),
      before: production({}),
      others: { staging: staging({}) },
      environments: ["production", "staging"],
    }),
    messages: [`shop: expected no config.MODE in production as in staging, got one: ${remedy}`],
  },
  {
    name: "staging, which leads although production stands before it",
    resources: recordedEstate({
      own: staging(mode),
      before: staging({}),
      others: { production: production({}) },
      environments: ["production", "staging"],
    }),
    messages: [],
  },
  {
    name: "nothing recorded, or nothing that can be read",
    resources: recordedEstate({ own: production(mode), others: { staging: { kind: "unread", reason: "locked" } } }),
    messages: [],
  },
  {
    name: "a pipeline that the first environment has not made, though nothing can be compared",
    resources: recordedEstate({
      own: { ...production(mode), awaitedPipelines: ["shop"] },
      others: { staging: { kind: "unread", reason: "locked" } },
    }),
    messages: [
      'shop: expected the pipeline "shop", which staging makes, got none: run pulumi up --stack staging first',
    ],
  },
  {
    name: "a service that staging does not have, and whose pipeline it has not made, once",
    resources: recordedEstate({
      own: { ...production({}), awaitedPipelines: ["shop"] },
      others: { staging: { version: 1, environment: "staging", services: {} } },
    }),
    messages: [`shop: expected no app in production as in staging, got one: ${remedy}`],
  },
  {
    name: "the nearest of two that go before",
    resources: recordedEstate({
      own: production(mode),
      others: { development: manifestOf("development"), staging: staging(mode) },
      environments: ["development", "staging", "production"],
    }),
    messages: [],
  },
];
