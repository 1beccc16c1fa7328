import {
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  logDrain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A works council's payroll, Rails in a private space: employees' records, lines to its own collector. */
const payroll = service({
  name: "payroll",
  description: "Pay slips of employees.",
  processes: ["web"],
  data: "restricted",
  space: "council-space",
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("01:00", "America/New_York", { offSite: "the council's encrypted archive, each night" }),
    }),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  drains: { council: logDrain("https://logs.council.example") },
  config: {
    ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT: generated(),
    ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY: generated(),
    APPLICATION_HOST: fromDomain(),
    HONEYBADGER_ENV: environmentName(),
    OIDC_CLIENT_SECRET: secret(),
    RACK_ENV: fixed("production"),
    RAILS_LOG_LEVEL: fixed("info"),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("it@council.example")],
  access: [collaborator("it-payroll@council.example", "view", "deploy")],
});

export const declaration = { environments: ["staging", "production"], services: [payroll] } as const;

export const stacks = stackFiles(declaration, "works-council", {
  staging: {
    payroll: {
      domain: "payroll-staging.council.example",
      processes: { web: { quantity: 1, size: "Private-S" } },
      addons: { postgres: { plan: "private-0" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    payroll: {
      domain: "payroll.council.example",
      processes: { web: { quantity: 2, size: "Private-S" } },
      addons: { postgres: { plan: "private-0" }, honeybadger: { plan: "free" } },
    },
  },
});

export const expects =
  "Nothing stops it: restricted data is in a private space, on private plans, and logs go to the council's own collector.";
