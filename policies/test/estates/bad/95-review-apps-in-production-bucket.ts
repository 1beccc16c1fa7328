import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  reviewApps,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A museum's pictures, Rails, whose review apps upload to production's bucket. */
const pictures = service({
  name: "pictures",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
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
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    ROLLBAR_ENV: environmentName(),
    S3_BUCKET: perEnvironment(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("deploys@museum.example")],
  uploads: true,
  reviewApps: reviewApps("museum/pictures", {
    config: { APPLICATION_HOST: ".herokuapp.com", S3_BUCKET: "museum-pictures-production" },
    postdeploy: "bin/rails db:seed",
  }),
});

export const declaration = { environments: ["staging", "production"], services: [pictures] } as const;

export const stacks = stackFiles(declaration, "museum-team", {
  staging: {
    pictures: {
      domain: "pictures-staging.museum.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { S3_BUCKET: "museum-pictures-staging" },
    },
  },
  production: {
    pictures: {
      domain: "pictures.museum.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { S3_BUCKET: "museum-pictures-production" },
    },
  },
});

export const expects = "Each pull request's app writes and deletes in production's bucket, museum-pictures-production.";
