import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bank's statements, Express, which answers any origin. */
const statements = service({
  name: "statements",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    CORS_CREDENTIALS: fixed("true"),
    CORS_ORIGIN: fixed("*"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@bank.example")],
});

export const declaration = { environments: ["staging", "production"], services: [statements] } as const;

export const stacks = stackFiles(declaration, "bank-team", {
  staging: {
    statements: {
      domain: "statements-staging.bank.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    statements: {
      domain: "statements.bank.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Any site may read a customer's statements through his browser: CORS_ORIGIN is * with credentials. It has to be the host names of the front end.";
