import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A language school's enrolment, Laravel on two dynos, whose sessions are files of one of them. Broken: practice 1, https://devcenter.heroku.com/articles/getting-started-with-laravel#changing-the-log-destination-for-production */
const enrol = service({
  name: "enrol",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "Europe/Lisbon", { offSite: "the school's own storage, each night" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: environmentName(),
    APP_KEY: secret(),
    APP_URL: perEnvironment(),
    LOG_CHANNEL: fixed("errorlog"),
    SENTRY_ENVIRONMENT: environmentName(),
    SENTRY_LARAVEL_DSN: secret({ shared: "one project, separated by environment" }),
    SESSION_DOMAIN: fromDomain(),
    SESSION_DRIVER: fixed("file"),
    SESSION_SECURE_COOKIE: fixed("true"),
  },
  domain: customDomain(),
  notices: [email("web@languages.example")],
});

export const declaration = { environments: ["staging", "production"], services: [enrol] } as const;

export const stacks = stackFiles(declaration, "language-school", {
  staging: {
    enrol: {
      domain: "enrol-staging.languages.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { APP_URL: "https://enrol-staging.languages.example" },
    },
  },
  production: {
    enrol: {
      domain: "enrol.languages.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
      config: { APP_URL: "https://enrol.languages.example" },
    },
  },
});

export const expects =
  "SESSION_DRIVER file keeps sessions on one dyno's disk: with two dynos every second request is logged out, and each restart ends all sessions.";
