import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  logDrain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { postgres } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A courier's webhooks, Go with River's jobs in Postgres, logs to Better Stack, errors to Airbrake. */
const hooks = service({
  name: "hooks",
  processes: ["web", "river"],
  addons: {
    postgres: postgres({ backup: daily("01:00", "Asia/Tokyo", { offSite: "the courier's own bucket, each night" }) }),
  },
  broker: "postgres",
  drains: { betterstack: logDrain("https://in.logs.betterstack.com") },
  config: {
    AIRBRAKE_ENVIRONMENT: environmentName(),
    AIRBRAKE_PROJECT_ID: fixed("312045"),
    AIRBRAKE_PROJECT_KEY: secret({ shared: "one project, separated by environment" }),
    GIN_MODE: fixed("release"),
    LOG_LEVEL: fixed("info"),
    PUBLIC_HOST: fromDomain(),
    WEBHOOK_SIGNING_SECRET: secret(),
  },
  domain: customDomain(),
  notices: [email("dev@courier.example")],
});

export const declaration = { environments: ["staging", "production"], services: [hooks] } as const;

export const stacks = stackFiles(declaration, "courier", {
  staging: {
    hooks: {
      domain: "hooks-staging.courier.example",
      processes: { web: { quantity: 1, size: "Basic" }, river: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" } },
    },
  },
  production: {
    hooks: {
      domain: "hooks.courier.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, river: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" } },
    },
  },
});

export const secrets: Secrets = {
  staging: {
    "hooks:AIRBRAKE_PROJECT_KEY": "made-up-airbrake",
    "hooks:drains.betterstack": "https://in.logs.betterstack.com/?source_token=made-up-1",
  },
  production: {
    "hooks:AIRBRAKE_PROJECT_KEY": "made-up-airbrake",
    "hooks:drains.betterstack": "https://in.logs.betterstack.com/?source_token=made-up-2",
  },
};

export const expects =
  "Nothing stops it: jobs wait in Postgres, logs go to a drain in both environments, and Airbrake tells them apart.";
