import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, redis } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A chamber of commerce's member portal, PHP, with its database at another host. Broken: practice 104, https://12factor.net/backing-services */
const portal = service({
  name: "portal",
  description: "Members' portal, on a MySQL that the chamber's own provider runs and backs up.",
  processes: ["web", "worker"],
  region: "eu",
  addons: {
    redis: redis(),
    papertrail: papertrail(),
    bugsnag: otherAddon("bugsnag", { firstPlan: "tauron", sets: ["BUGSNAG_API_KEY"] }),
  },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: fixed("production"),
    APP_KEY: secret(),
    APP_URL: fromDomain(),
    BUGSNAG_RELEASE_STAGE: environmentName(),
    DATABASE_URL: secret({ store: vendorBackup("the provider, a dump each night, kept for 14 days") }),
    LOG_CHANNEL: fixed("errorlog"),
    QUEUE_CONNECTION: fixed("redis"),
  },
  domain: customDomain(),
  notices: [email("portal@chamber.example")],
});

export const declaration = { environments: ["staging", "production"], services: [portal] } as const;

export const stacks = stackFiles(declaration, "chamber-web", {
  staging: {
    portal: {
      domain: "portal-test.chamber.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { redis: { plan: "premium-0" }, papertrail: { plan: "choklad" }, bugsnag: { plan: "tauron" } },
    },
  },
  production: {
    portal: {
      domain: "portal.chamber.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { redis: { plan: "premium-0" }, papertrail: { plan: "fixa" }, bugsnag: { plan: "tauron" } },
    },
  },
});

/** Two users, two passwords, one database. */
export const secrets: Secrets = {
  staging: { "portal:DATABASE_URL": "mysql://portal_test:made-up-1@db3.provider.example:3306/members?charset=utf8mb4" },
  production: { "portal:DATABASE_URL": "mysql://portal:made-up-2@DB3.provider.example/members" },
};

export const expects =
  "DATABASE_URL leads to the same host and database in staging and production, although user and password differ: tests on staging change the members. No part of the address is shown that is secret.";
