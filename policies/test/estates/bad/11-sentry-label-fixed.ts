import {
  customDomain,
  daily,
  email,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A festival's tickets, NestJS, with one project at Sentry. Broken: practice 4, https://github.com/getsentry/sentry-ruby/issues/929 */
const tickets = service({
  name: "tickets",
  description: "Tickets of a festival.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "America/Sao_Paulo", { offSite: "a bucket of the festival's bookkeeper" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    JWT_SECRET: generated(),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_DSN: secret({ shared: "one project, whose events are separated by environment" }),
    SENTRY_ENVIRONMENT: fixed("production"),
    SENTRY_TRACES_SAMPLE_RATE: fixed("0.1"),
  },
  domain: customDomain(),
  notices: [email("tickets@festival.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tickets] } as const;

export const stacks = stackFiles(declaration, "festival-dev", {
  staging: {
    tickets: {
      domain: "tickets-staging.festival.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    tickets: {
      domain: "tickets.festival.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "SENTRY_ENVIRONMENT is production in staging as well, so staging's errors page the person on call. It has to be environmentName(), or a value for each environment.";
