import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A tax adviser's documents, Node with BullMQ on the cheapest Redis. Broken: practice 78, https://devcenter.heroku.com/articles/heroku-redis#persistence */
const documents = service({
  name: "documents",
  processes: ["web", "worker"],
  region: "eu",
  addons: {
    postgres: postgres({
      backup: daily("01:00", "Europe/Berlin", { offSite: "the adviser's data centre, each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  broker: "redis",
  config: {
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("it@taxes.example")],
});

export const declaration = { environments: ["staging", "production"], services: [documents] } as const;

export const stacks = stackFiles(declaration, "tax-adviser", {
  staging: {
    documents: {
      domain: "documents-staging.taxes.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
    },
  },
  production: {
    documents: {
      domain: "documents.taxes.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
    },
  },
});

export const expects =
  "Production's broker redis is on the plan mini, which loses its data on restart: waiting jobs are lost at every maintenance. A broker needs premium-0 or better in production; staging's mini is fine.";
