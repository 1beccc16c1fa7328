import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bookshop, Node, with its search at Algolia. Broken: practice 104, https://github.com/ufersa/plataforma-sabia/issues/896 */
const bookshop = service({
  name: "bookshop",
  description: "The bookshop's site; a worker writes every changed book into the search index.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "America/Chicago", { offSite: "Backblaze, copied by a cron at home" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    ALGOLIA_ADMIN_KEY: secret({ shared: "Algolia has one application, and its keys are the application's" }),
    ALGOLIA_APP_ID: fixed("MADEUPAPP1"),
    ALGOLIA_INDEX: fixed("books"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("web@bookshop.example")],
});

export const declaration = { environments: ["staging", "production"], services: [bookshop] } as const;

export const stacks = stackFiles(declaration, "corner-books", {
  staging: {
    bookshop: {
      domain: "staging.bookshop.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
    },
  },
  production: {
    bookshop: {
      domain: "www.bookshop.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
    },
  },
});

export const expects =
  "ALGOLIA_INDEX is the same index of the same application in both environments: a rebuild on staging replaces what production's visitors search. Name an index for each environment.";
