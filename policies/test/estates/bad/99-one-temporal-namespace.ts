import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  noJobs,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A travel agency's bookings, Go, whose workers all take from one namespace of Temporal. */
const trips = service({
  name: "trips",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    TEMPORAL_ADDRESS: fixed("trips.a1b2c.tmprl.cloud:7233"),
    TEMPORAL_API_KEY: secret(),
    TEMPORAL_NAMESPACE: fixed("trips.a1b2c"),
    TEMPORAL_TASK_QUEUE: fixed("bookings"),
  },
  domain: customDomain(),
  notices: [email("deploys@travel.example")],
  broker: noJobs("Temporal Cloud keeps the workflows"),
});

export const declaration = { environments: ["staging", "production"], services: [trips] } as const;

export const stacks = stackFiles(declaration, "travel-team", {
  staging: {
    trips: {
      domain: "trips-staging.travel.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    trips: {
      domain: "trips.travel.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging's workers take production's workflows: both have the same TEMPORAL_NAMESPACE and task queue.";
