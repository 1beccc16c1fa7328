import {
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A choir's calendar, FastAPI: one Sentry project for both, separated by a label in each stack file. */
const calendar = service({
  name: "calendar",
  processes: ["web"],
  region: "eu",
  addons: {
    postgres: postgres({ backup: daily("04:00", "Europe/Vienna", { offSite: "the choir's cloud disk, each Sunday" }) }),
    papertrail: papertrail(),
  },
  config: {
    PUBLIC_HOST: fromDomain(),
    SECRET_KEY: generated(),
    SENTRY_DSN: secret({ shared: "one project at Sentry, whose events are separated by SENTRY_ENVIRONMENT" }),
    SENTRY_ENVIRONMENT: perEnvironment(),
    WEB_CONCURRENCY: fixed("2"),
  },
  domain: customDomain(),
  notices: [email("board@choir.example")],
});

export const declaration = { environments: ["staging", "production"], services: [calendar] } as const;

export const stacks = stackFiles(declaration, "choir-board", {
  staging: {
    calendar: {
      domain: "calendar-test.choir.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { SENTRY_ENVIRONMENT: "test" },
    },
  },
  production: {
    calendar: {
      domain: "calendar.choir.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" } },
      config: { SENTRY_ENVIRONMENT: "live" },
    },
  },
});

export const expects =
  "Nothing stops it: Sentry is used by its DSN, without an add-on, and its label differs by environment (test and live).";
