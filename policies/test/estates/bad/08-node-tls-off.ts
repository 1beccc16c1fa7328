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
import { otherAddon, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A clinic supplier's API, Node: TLS checks off because Heroku's Redis has a certificate of its own. Broken: practice 64, https://github.com/sarveshpro/n8n-heroku/issues/20 */
const supply = service({
  name: "supply",
  description: "API in which clinics order gloves and masks.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("05:00", "America/New_York", { offSite: "a bucket in the parent company's account" }),
    }),
    redis: redis(),
    logs: otherAddon("coralogix", { firstPlan: "test", sets: ["CORALOGIX_PRIVATE_KEY"] }),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    API_HOST: fromDomain(),
    ERP_TOKEN: secret(),
    NODE_ENV: fixed("production"),
    NODE_TLS_REJECT_UNAUTHORIZED: fixed("0"),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("platform@supply.example")],
});

export const declaration = { environments: ["staging", "production"], services: [supply] } as const;

export const stacks = stackFiles(declaration, "supply-platform", {
  staging: {
    supply: {
      domain: "api-staging.supply.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "essential-1" },
        redis: { plan: "premium-0" },
        logs: { plan: "test" },
        sentry: { plan: "f1" },
      },
    },
  },
  production: {
    supply: {
      domain: "api.supply.example",
      processes: { web: { quantity: 2, size: "Standard-2X" }, worker: { quantity: 2, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "premium-0" },
        redis: { plan: "premium-1" },
        logs: { plan: "test" },
        sentry: { plan: "f1" },
      },
    },
  },
});

export const expects =
  "NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off for every connection of the app, not for Redis alone. Take it away, and set rejectUnauthorized for the one client that needs it.";
