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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A town's parking permits, Django: production's dynos were paid for, its database was not. Broken: practices 65 and 131, https://hacktech.info/heroku-will-delete-8m-row-database-with-7-days-notice-by-nomilk */
const parking = service({
  name: "parking",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "the town hall's server, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("parking.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("parking@townhall.example")],
});

export const declaration = { environments: ["staging", "production"], services: [parking] } as const;

export const stacks = stackFiles(declaration, "town-hall", {
  staging: {
    parking: {
      domain: "parking-staging.townhall.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    parking: {
      domain: "parking.townhall.example",
      processes: { web: { quantity: 4, size: "Standard-2X" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Production's database is essential-0, shared, with 1 GB and 20 connections, no rollback and no uptime promise, behind four Standard-2X dynos. A production that is paid like this needs a standard plan.";
