import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A museum's collection, Rails with Active Storage. Broken: practices 1 and 104, https://github.com/mozilla/telemetry-analysis-service/issues/233 */
const collection = service({
  name: "collection",
  description: "Objects of the museum, with the photographs that curators upload.",
  processes: ["web"],
  uploads: true,
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "the museum's tape library, every Sunday" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    AWS_ACCESS_KEY_ID: secret(),
    AWS_REGION: fixed("us-east-1"),
    AWS_SECRET_ACCESS_KEY: secret(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    S3_BUCKET: fixed("harbor-museum-photos"),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("collection@museum.example")],
});

export const declaration = { environments: ["staging", "production"], services: [collection] } as const;

export const stacks = stackFiles(declaration, "harbor-museum", {
  staging: {
    collection: {
      domain: "collection-staging.museum.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    collection: {
      domain: "collection.museum.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "S3_BUCKET is the same bucket in staging and production: a file that is deleted on staging is gone on production. Give each environment a bucket of its own.";
