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
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A potter's shop, Rails with Stripe: staging has another key, and that one is live too. Broken: practice 22, https://github.com/elizaOS/eliza/issues/13752 */
const pottery = service({
  name: "pottery",
  description: "Shop of a pottery.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("03:00", "Europe/Madrid", { offSite: "the pottery's NAS, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  region: "eu",
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    STRIPE_SECRET_KEY: secret(),
    STRIPE_WEBHOOK_SECRET: secret(),
  },
  domain: customDomain(),
  notices: [email("shop@pottery.example")],
});

export const declaration = { environments: ["staging", "production"], services: [pottery] } as const;

export const stacks = stackFiles(declaration, "pottery-shop", {
  staging: {
    pottery: {
      domain: "staging.pottery.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    pottery: {
      domain: "www.pottery.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
});

/** A restricted key of the live mode: it begins with rk, not with sk. */
export const secrets: Secrets = {
  staging: { "pottery:STRIPE_SECRET_KEY": madeUp("rk", "live", "51MadeUpForStagingOnly") },
  production: { "pottery:STRIPE_SECRET_KEY": madeUp("sk", "live", "51MadeUpForProduction") },
};

export const expects =
  "STRIPE_SECRET_KEY of staging is a key of Stripe's live mode: an order on staging charges a real card. Staging, and with it every review app, needs a key of the test mode.";
