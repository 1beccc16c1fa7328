import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A potter's shop, Laravel, with PayPal in live mode in both environments. */
const pots = service({
  name: "pots",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: fixed("production"),
    APP_HOST: fromDomain(),
    APP_KEY: secret(),
    LOG_CHANNEL: fixed("errorlog"),
    PAYPAL_CLIENT_ID: secret(),
    PAYPAL_CLIENT_SECRET: secret(),
    PAYPAL_MODE: fixed("live"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@potter.example")],
});

export const declaration = { environments: ["staging", "production"], services: [pots] } as const;

export const stacks = stackFiles(declaration, "potter-team", {
  staging: {
    pots: {
      domain: "pots-staging.potter.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    pots: {
      domain: "pots.potter.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "Staging charges real accounts: PAYPAL_MODE is live there as well. It has to be sandbox.";
