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

/** A courier's parcels, Go, whose traces all say production. */
const parcels = service({
  name: "parcels",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    OTEL_EXPORTER_OTLP_ENDPOINT: fixed("https://api.honeycomb.io"),
    OTEL_EXPORTER_OTLP_HEADERS: secret(),
    OTEL_RESOURCE_ATTRIBUTES: fixed("deployment.environment=production,service.namespace=courier"),
    OTEL_SERVICE_NAME: fixed("parcels"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@courier.example")],
});

export const declaration = { environments: ["staging", "production"], services: [parcels] } as const;

export const stacks = stackFiles(declaration, "courier-team", {
  staging: {
    parcels: {
      domain: "parcels-staging.courier.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    parcels: {
      domain: "parcels.courier.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging's traces say deployment.environment=production, so they look like production's, and alerts are false.";
