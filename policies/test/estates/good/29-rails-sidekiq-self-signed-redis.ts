import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A co-op's orders, Rails and Sidekiq, with the key-value store's certificate unverified, as Heroku documents it. */
const coop = service({
  name: "coop",
  processes: ["web", "sidekiq"],
  buildpacks: ["heroku-community/apt", "heroku/ruby"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "the co-op's own bucket, fetched each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"], purpose: "errors" }),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    HONEYBADGER_ENV: environmentName(),
    INTERCEPT_EMAILS_TO: onlyIn("staging", perEnvironment(), "staging's mail goes to the testers"),
    POSTMARK_API_TOKEN: secret(),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    RAILS_MAX_THREADS: fixed("5"),
    RAILS_SERVE_STATIC_FILES: fixed("enabled"),
    REDIS_SSL_VERIFY_MODE: fixed("none"),
    SECRET_KEY_BASE: generated(),
    WEB_CONCURRENCY: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("dev@coop.example")],
});

export const declaration = { environments: ["staging", "production"], services: [coop] } as const;

export const stacks = stackFiles(declaration, "food-coop", {
  staging: {
    coop: {
      domain: "orders-staging.coop.example",
      processes: { web: { quantity: 1, size: "Basic" }, sidekiq: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        honeybadger: { plan: "free" },
      },
      config: { INTERCEPT_EMAILS_TO: "testers@coop.example", WEB_CONCURRENCY: "1" },
    },
  },
  production: {
    coop: {
      domain: "orders.coop.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, sidekiq: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        honeybadger: { plan: "free" },
      },
      config: { WEB_CONCURRENCY: "2" },
    },
  },
});

export const expects =
  "Nothing stops it: Heroku's key-value store has a certificate that it signed itself, so that its client cannot verify it.";
