import {
  autoscaler,
  customDomain,
  daily,
  email,
  environmentName,
  external,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
  service,
  toWww,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A garden shop, Rails with Active Storage and Stripe: a bucket each, an autoscaler in production, www and the apex. */
const garden = service({
  name: "garden",
  processes: ["web", "worker"],
  uploads: true,
  autoscaling: { web: onlyIn("production", autoscaler("Judoscale, 2 to 6 dynos"), "staging has one dyno") },
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("03:00", "America/New_York", { offSite: "a bucket in a second account" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
    judoscale: onlyIn(
      "production",
      otherAddon("judoscale", { firstPlan: "white", sets: ["JUDOSCALE_URL"] }),
      "staging has one dyno",
    ),
  },
  config: {
    AWS_ACCESS_KEY_ID: secret(),
    AWS_REGION: fixed("us-east-1"),
    AWS_SECRET_ACCESS_KEY: secret(),
    CANONICAL_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to customers"),
    RACK_ENV: fixed("production"),
    S3_BUCKET: perEnvironment(),
    SECRET_KEY_BASE: generated(),
    SENTRY_ENVIRONMENT: environmentName(),
    SMTP_ADDRESS: fixed("smtp.postmarkapp.com"),
    SMTP_PASSWORD: secret(),
    STRIPE_SECRET_KEY: secret(),
  },
  domain: customDomain({
    dns: external({ alias: true }),
    apexRedirect: onlyIn("production", toWww(), "staging has no apex"),
  }),
  notices: [email("web@garden.example")],
});

export const declaration = { environments: ["staging", "production"], services: [garden] } as const;

export const stacks = stackFiles(declaration, "garden-shop", {
  staging: {
    garden: {
      domain: "staging.garden.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-1" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
      config: { EMAIL_RECIPIENTS: "shop-testers@garden.example", S3_BUCKET: "garden-shop-staging" },
    },
  },
  production: {
    garden: {
      domain: "www.garden.example",
      processes: { web: { quantity: 2, size: "Standard-2X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
        judoscale: { plan: "white" },
      },
      config: { S3_BUCKET: "garden-shop" },
    },
  },
});

export const secrets: Secrets = {
  staging: { "garden:STRIPE_SECRET_KEY": madeUp("sk", "test", "51MadeUp") },
  production: { "garden:STRIPE_SECRET_KEY": madeUp("sk", "live", "51MadeUp") },
};

export const expects =
  "Nothing stops it: a bucket for each environment, live keys in production alone, the apex leads to www, and an autoscaler owns web's number there.";
