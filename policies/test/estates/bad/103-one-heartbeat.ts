import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar, scheduler } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A utility's meter readings, Python, whose nightly import reports to one heartbeat. */
const meters = service({
  name: "meters",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    scheduler: scheduler(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DEADMANSSNITCH_URL: fixed("https://nosnch.in/c2354d53d2"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("config.settings.production"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@utility.example")],
});

export const declaration = { environments: ["staging", "production"], services: [meters] } as const;

export const stacks = stackFiles(declaration, "utility-team", {
  staging: {
    meters: {
      domain: "meters-staging.utility.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        scheduler: { plan: "standard" },
      },
    },
  },
  production: {
    meters: {
      domain: "meters.utility.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        scheduler: { plan: "standard" },
      },
    },
  },
});

export const expects =
  "Staging's import reports to the heartbeat of production's, so it goes unnoticed when production's stops.";
