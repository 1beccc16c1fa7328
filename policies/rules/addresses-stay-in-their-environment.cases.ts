import { fingerprint } from "../../parity/manifest.ts";
import { manifestOf } from "../../parity/test/manifests.ts";
import type { Case } from "../test/case.ts";
import { changed, recordedIn, resource, sampleEstate, withVars } from "../test/sample-estate.ts";
import type { DeclaredFactsInput } from "../view/declared-facts.ts";

const beside = (environment: string, hostname: string, vars: Readonly<Record<string, string>>) => {
  const other = environment === "production" ? "staging" : "production";
  const manifest = manifestOf(other);
  const shop = {
    app: `shop-${other}`,
    facts: { "domains.hostnames": hostname },
    unchecked: {},
    config: {},
    differences: [],
  };
  const recorded = {
    [other]: { kind: "recorded", manifest: { ...manifest, services: { ...manifest.services, shop } } },
  };
  return withVars(changed(sampleEstate(environment), "estate", { props: { recorded } }), "vars", vars);
};
const foreign = (environment: string, key: string, got: string) =>
  `shop-app-config: ${key}: expected an address of ${environment}, got ${got}: set a separate value for each environment`;

/** Staging with review apps, beside a production that has the same values of its own. */
function reviewing(vars: Readonly<Record<string, string>>, own: Readonly<Record<string, string>> = {}) {
  const salt = "4f1c";
  const shop = Object.fromEntries(Object.entries(vars).map(([key, value]) => [key, fingerprint(salt, value)]));
  return [
    ...changed(beside("staging", "www.shop.example", own), "estate", {
      props: { recordedFingerprints: { production: { salt, values: { shop } } } },
    }),
    resource("staging", "PipelineConfigVar", "shop-review-vars", { props: { pipelineStage: "review", vars } }),
  ];
}
/** Production, where staging has another value of what a build writes into its files, and the same of another. */
const built = (facts: Partial<DeclaredFactsInput>) =>
  recordedIn(
    "staging",
    withVars(sampleEstate("production", facts), "vars", { NEXT_PUBLIC_API: "/v2", VITE_TITLE: "Shop" }),
    {
      NEXT_PUBLIC_API: "/v1",
      VITE_TITLE: "Shop",
    },
  );

const ofReview = (key: string, got: string) =>
  `shop-review-vars: ${key}: expected an address for review apps, got ${got}: use staging's address, or one for tests`;

export const cases: readonly Case[] = [
  {
    name: "staging's domain in production",
    resources: beside("production", "staging.shop.example", { API_URL: "https://Staging.shop.example/v1" }),
    messages: [foreign("production", "API_URL", "staging.shop.example, which is shop in staging")],
  },
  {
    name: "production's domain in a callback of staging",
    resources: beside("staging", "www.shop.example", { GOOGLE_REDIRECT_URI: "https://www.shop.example/auth" }),
    messages: [foreign("staging", "GOOGLE_REDIRECT_URI", "www.shop.example, which is shop in production")],
  },
  {
    name: "an app's own address at Heroku",
    resources: beside("production", "staging.shop.example", { BACKEND: "shop-staging.herokuapp.com" }),
    messages: [foreign("production", "BACKEND", "shop-staging.herokuapp.com, which is shop in staging")],
  },
  {
    name: "a partner's test environment in production",
    resources: withVars(sampleEstate(), "vars", { PARTNER_HOST: "sftp-uat.partner.example" }),
    messages: [
      "shop-app-config: PARTNER_HOST: expected a value for production, got sftp-uat.partner.example, whose name suggests a trial: set the one for production",
    ],
  },
  {
    name: "a partner's production environment in staging",
    resources: withVars(sampleEstate("staging"), "vars", { PARTNER_URL: "https://api-prod.partner.example/v2" }),
    messages: [
      "shop-app-config: PARTNER_URL: expected a value for staging, got api-prod.partner.example, whose name suggests production: set the one for staging",
    ],
  },
  {
    name: "production's bucket in staging",
    resources: withVars(sampleEstate("staging"), "vars", { S3_BUCKET: "acme-photos-production" }),
    messages: [
      "shop-app-config: S3_BUCKET: expected a value for staging, got a bucket whose name suggests production: set the one for staging",
    ],
  },
  {
    name: "production's database in a secret of staging, without its name",
    resources: withVars(sampleEstate("staging"), "sensitiveVars", {
      REPORTS_DATABASE_URL: "postgres://reader:made-up@db7.provider.example/shop_production",
    }),
    messages: [
      "shop-app-config: REPORTS_DATABASE_URL: expected a value for staging, got a data store whose name suggests production: set the one for staging",
    ],
  },
  {
    name: "staging's queue in production",
    resources: withVars(sampleEstate(), "vars", {
      SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/1/mails-staging",
    }),
    messages: [
      "shop-app-config: SQS_QUEUE_URL: expected a value for production, got a queue whose name suggests a trial: set the one for production",
    ],
  },
  {
    name: "names that have the word of their own environment, or of two",
    resources: withVars(sampleEstate("staging"), "vars", {
      S3_BUCKET: "acme-staging",
      COPY_BUCKET: "copy-of-production-for-staging",
      PREPROD_HOST: "pre-prod.partner.example",
      NODE_ENV: "production",
      DJANGO_SETTINGS_MODULE: "shop.settings.production",
      SMTP_HOST: "live.smtp.mailtrap.io",
    }),
    messages: [],
  },
  {
    name: "a list with hosts of both",
    resources: beside("production", "staging.shop.example", {
      ORIGINS: "https://shop.example.org,https://staging.shop.example",
    }),
    messages: [],
  },
  {
    name: "a config var that the stack file excepts",
    resources: beside("staging", "www.shop.example", { PUBLIC_SITE: "https://www.shop.example" }),
    settings: { except: ["PUBLIC_SITE"] },
    messages: [],
  },
  {
    name: "addresses of its own",
    resources: beside("production", "staging.shop.example", {
      API_URL: "https://shop.example.org/v1",
      OTHER: "https://example.net",
    }),
    messages: [],
  },
  {
    name: "cookies of one domain",
    resources: recordedIn("staging", withVars(sampleEstate(), "vars", { SESSION_DOMAIN: ".shop.example" }), {
      SESSION_DOMAIN: ".shop.example",
    }),
    messages: [
      "shop-app-config: SESSION_DOMAIN: expected a separate cookie domain, got that of staging, which also receives this environment's cookies: declare it fromDomain(), or remove it",
    ],
  },
  {
    name: "no cookie domain, as Laravel writes it",
    resources: recordedIn("staging", withVars(sampleEstate(), "vars", { SESSION_DOMAIN: "null" }), {
      SESSION_DOMAIN: "null",
    }),
    messages: [],
  },
  {
    name: "what a build contains, another than in staging",
    resources: built({}),
    messages: [
      "shop-app-config: NEXT_PUBLIC_API: expected staging's value, because the promoted build contains it, got a different one: build each environment from its own branch, or read the value at runtime",
    ],
  },
  {
    name: "what a build contains, where each environment has a build of its own",
    resources: built({ release: { kind: "branches", branches: { staging: "main", production: "live" } } }),
    messages: [],
  },
  {
    name: "production's domain in review apps",
    resources: reviewing({ API_URL: "https://www.shop.example/v1" }),
    messages: [ofReview("API_URL", "www.shop.example, which is shop in production")],
  },
  {
    name: "an address that production has, and staging has not, in review apps",
    resources: reviewing({ STOCK_API: "https://stock.example.org" }, { STOCK_API: "https://stock-test.example.org" }),
    messages: [ofReview("STOCK_API", "production's")],
  },
  {
    name: "an address that production and staging have, in review apps",
    resources: reviewing({ STOCK_API: "https://stock.example.org" }, { STOCK_API: "https://stock.example.org" }),
    messages: [],
  },
  {
    name: "a word that production has, and staging has not, in review apps",
    resources: reviewing({ LEVEL: "info" }, { LEVEL: "debug" }),
    messages: [],
  },
];
