import { fingerprint, type Origin } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { changed, marker, resource, sampleEstate } from "../test/sample-estate.ts";

const productions = `${marker}-key-production`;
const salt = "4f1c";

const ofPrints = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fingerprint(salt, value)]));

const kinds = (config: Record<string, Origin["kind"]>) =>
  Object.fromEntries(Object.entries(config).map(([key, kind]) => [key, { kind }]));

const shop = manifestOf("production", {
  config: kinds({ PARTNER_KEY: "secret", SWITCH: "secret", GREETING: "perEnvironment" }),
});
const manifest = {
  ...shop,
  services: {
    ...shop.services,
    library: manifestOf("production", { config: kinds({ OTHER: "generated" }) }).services.shop,
  },
};

/** Staging's view of a pipeline's config vars, with production's fingerprints at hand. */
const given = (props: Record<string, unknown>, environment = "staging") => [
  ...changed(sampleEstate(environment), "estate", {
    props: {
      ...(environment === "staging" && { recorded: { production: { kind: "recorded", manifest } } }),
      recordedFingerprints: {
        production: {
          salt,
          values: {
            shop: ofPrints({ PARTNER_KEY: productions, SWITCH: "on", GREETING: `${marker}-greeting` }),
            library: ofPrints({ OTHER: `${marker}-library` }),
          },
        },
      },
    },
  }),
  resource(environment, "PipelineConfigVar", "shop-review-vars", { props: { pipelineStage: "review", ...props } }),
];
const message = (key: string) =>
  `shop-review-vars: expected a separate value of ${key} at stage review, got production's: set another value for review apps`;

export const cases: readonly Case[] = [
  { name: "no review apps", resources: sampleEstate(), messages: [] },
  {
    name: "a config var that is called production's",
    resources: given({ sensitiveVars: { PRODUCTION_DATABASE_URL: marker } }),
    messages: [message("PRODUCTION_DATABASE_URL")],
  },
  {
    name: "a database that is filled from production's",
    resources: sampleEstate("staging", {
      reviewApps: {
        repository: "library/shop",
        staleDays: 5,
        waitForCi: true,
        postdeploy: 'pg_dump "$PROD_DATABASE_URL" | psql',
      },
    }),
    messages: [
      "shop: expected review apps with sample data, got a postdeploy that copies data from PROD_DATABASE_URL: seed them from another source",
    ],
  },
  {
    name: "a database that is seeded",
    resources: sampleEstate("staging", {
      reviewApps: {
        repository: "library/shop",
        staleDays: 5,
        waitForCi: true,
        postdeploy: 'psql "$DATABASE_URL" < seed.sql',
      },
    }),
    messages: [],
  },
  {
    name: "values of their own",
    resources: given({ vars: { MODE: marker }, sensitiveVars: { PARTNER_KEY: `${marker}-key-staging` } }),
    messages: [],
  },
  {
    name: "production's secret",
    resources: given({ sensitiveVars: { PARTNER_KEY: productions } }),
    messages: [message("PARTNER_KEY")],
  },
  {
    name: "production's secret by another name",
    resources: given({ sensitiveVars: { TEST_KEY: productions } }),
    messages: [message("TEST_KEY")],
  },
  {
    name: "production's secret in plain",
    resources: given({ vars: { PARTNER_API_KEY: productions } }),
    messages: [message("PARTNER_API_KEY")],
  },
  {
    name: "production's secret in plain, under a name that says nothing",
    resources: given({ vars: { PARTNER_CODE: productions } }),
    messages: [message("PARTNER_CODE")],
  },
  {
    name: "a secret of another service's production",
    resources: given({ sensitiveVars: { PARTNER_KEY: `${marker}-library` } }),
    messages: [message("PARTNER_KEY")],
  },
  {
    name: "a plain value that production has too, and one that happens to be as short as a secret",
    resources: given({ vars: { GREETING: `${marker}-greeting`, MODE: "on" } }),
    messages: [],
  },
  {
    name: "a secret out of production's stack",
    resources: given({ vars: { MODE: marker }, sensitiveVars: { OTHER_KEY: marker } }, "production"),
    messages: [message("OTHER_KEY")],
  },
];
