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
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A housekeeping book, NestJS with Plaid, whose production shows the sandbox's made-up banks. Broken: https://plaid.com/docs/sandbox/ */
const pennies = service({
  name: "pennies",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("05:00", "America/Toronto", { offSite: "the firm's own bucket, each night" }) }),
    papertrail: papertrail(),
  },
  config: {
    APP_HOST: fromDomain(),
    JWT_SECRET: generated(),
    NODE_ENV: fixed("production"),
    PLAID_CLIENT_ID: secret({ shared: "Plaid gives one client id for all of its environments" }),
    PLAID_ENV: fixed("sandbox"),
    PLAID_SECRET: secret(),
    SENTRY_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("dev@pennies.example")],
});

export const declaration = { environments: ["staging", "production"], services: [pennies] } as const;

export const stacks = stackFiles(declaration, "pennies", {
  staging: {
    pennies: {
      domain: "staging.pennies.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    pennies: {
      domain: "app.pennies.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "PLAID_ENV is sandbox in production: customers connect banks that do not exist, and no real account is ever read.";
