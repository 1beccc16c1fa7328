import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A clinic's appointments, Express, on one project of Firebase. */
const visits = service({
  name: "visits",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    FIREBASE_CLIENT_EMAIL: fixed("admin@clinic-prod.iam.gserviceaccount.com"),
    FIREBASE_PRIVATE_KEY: secret(),
    FIREBASE_PROJECT_ID: fixed("clinic-prod"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@clinic.example")],
});

export const declaration = { environments: ["staging", "production"], services: [visits] } as const;

export const stacks = stackFiles(declaration, "clinic-team", {
  staging: {
    visits: {
      domain: "visits-staging.clinic.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    visits: {
      domain: "visits.clinic.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging signs in, writes and pushes in production's Firebase project: both have the same FIREBASE_PROJECT_ID.";
