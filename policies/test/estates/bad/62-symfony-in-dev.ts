import {
  customDomain,
  daily,
  email,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A theatre's tickets, Symfony, whose production has the web profiler of APP_ENV dev. Broken: https://symfony.com/doc/current/configuration.html#selecting-the-active-environment */
const tickets = service({
  name: "tickets",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "Europe/Vienna", { offSite: "the theatre's own storage, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APP_ENV: perEnvironment(),
    APP_SECRET: generated(),
    DEFAULT_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("web@theatre.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tickets] } as const;

export const stacks = stackFiles(declaration, "city-theatre", {
  staging: {
    tickets: {
      domain: "tickets-staging.theatre.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { APP_ENV: "prod", ROLLBAR_ENVIRONMENT: "staging" },
    },
  },
  production: {
    tickets: {
      domain: "tickets.theatre.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { APP_ENV: "dev", ROLLBAR_ENVIRONMENT: "production" },
    },
  },
});

export const expects =
  "APP_ENV is dev in production: Symfony's profiler and its error pages show config vars, queries and sessions to every visitor.";
