import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A running club's app: Rails with Apple's push, Twilio's test account and RevenueCat. */
const runs = service({
  name: "runs",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    redis: redis(),
  },
  config: {
    AMPLITUDE_API_KEY: secret(),
    APNS_ENVIRONMENT: perEnvironment(),
    APNS_KEY_ID: fixed("2X9R4HXF34"),
    APNS_PRIVATE_KEY: secret({ shared: "Apple gives a team one key for all its apps" }),
    APNS_TEAM_ID: fixed("DEF123GHIJ"),
    APNS_TOPIC: perEnvironment(),
    APPLE_BUNDLE_ID: perEnvironment(),
    APPLICATION_HOST: fromDomain(),
    DEEP_LINK_HOST: fromDomain(),
    FIREBASE_PRIVATE_KEY: secret(),
    FIREBASE_PROJECT_ID: perEnvironment(),
    FLIPPER_CLOUD_TOKEN: secret(),
    MAPBOX_TOKEN: secret(),
    MIN_IOS_VERSION: fixed("16.0"),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    RAILS_MAX_THREADS: fixed("5"),
    REVENUECAT_API_KEY: secret(),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMS_ENABLED: perEnvironment(),
    TWILIO_ACCOUNT_SID: perEnvironment(),
    TWILIO_AUTH_TOKEN: secret(),
    TWILIO_FROM: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("deploys@runners.example")],
});

export const declaration = { environments: ["staging", "production"], services: [runs] } as const;

export const stacks = stackFiles(declaration, "runners-team", {
  staging: {
    runs: {
      domain: "runs-staging.runners.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        redis: { plan: "mini" },
      },
      config: {
        APNS_ENVIRONMENT: "sandbox",
        APNS_TOPIC: "example.runners.app.beta",
        APPLE_BUNDLE_ID: "example.runners.app.beta",
        FIREBASE_PROJECT_ID: "runners-staging",
        SMS_ENABLED: "false",
        TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000001",
        TWILIO_FROM: "+15005550006",
      },
    },
  },
  production: {
    runs: {
      domain: "runs.runners.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        redis: { plan: "premium-0" },
      },
      config: {
        APNS_ENVIRONMENT: "production",
        APNS_TOPIC: "example.runners.app",
        APPLE_BUNDLE_ID: "example.runners.app",
        FIREBASE_PROJECT_ID: "runners-app",
        SMS_ENABLED: "true",
        TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000002",
        TWILIO_FROM: "+12025550143",
      },
    },
  },
});

export const expects =
  "Nothing stops it: Apple's key is one for a team, the topic says which app, and staging sends no texts.";
