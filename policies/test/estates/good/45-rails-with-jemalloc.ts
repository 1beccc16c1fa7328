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
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A climbing hall's passes: Rails with Devise, Sidekiq behind a password and tuned memory. */
const passes = service({
  name: "passes",
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
    APPLICATION_HOST: fromDomain(),
    BUNDLE_WITHOUT: fixed("development:test"),
    GOOGLE_OAUTH_CLIENT_ID: perEnvironment(),
    GOOGLE_OAUTH_CLIENT_SECRET: secret(),
    JEMALLOC_ENABLED: fixed("true"),
    LD_PRELOAD: fixed("/app/vendor/jemalloc/lib/libjemalloc.so"),
    MALLOC_ARENA_MAX: fixed("2"),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_LEVEL: perEnvironment(),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    RAILS_MASTER_KEY: secret(),
    RAILS_MAX_THREADS: fixed("3"),
    RAILS_SERVE_STATIC_FILES: fixed("enabled"),
    RECAPTCHA_SECRET_KEY: secret({ shared: "one site at reCAPTCHA with both host names" }),
    RECAPTCHA_SITE_KEY: fixed("6LdClimbAAAAAB0bK3mX9vQeRtYuIoPaSdFgHjKl", { public: "it stands in the pages" }),
    ROLLBAR_ENV: environmentName(),
    RUBYOPT: fixed("--disable-did_you_mean"),
    RUBY_YJIT_ENABLE: fixed("1"),
    SECRET_KEY_BASE: generated(),
    SIDEKIQ_CONCURRENCY: fixed("5"),
    SIDEKIQ_PASSWORD: secret(),
    SIDEKIQ_USERNAME: fixed("office"),
    SMTP_ADDRESS: perEnvironment(),
    SMTP_PASSWORD: secret(),
    SMTP_PORT: fixed("587"),
    SMTP_USERNAME: secret(),
    STRIPE_PUBLISHABLE_KEY: perEnvironment({ public: "browsers have it" }),
    STRIPE_SECRET_KEY: secret(),
    STRIPE_WEBHOOK_SECRET: secret(),
    WEB_CONCURRENCY: fixed("2"),
  },
  domain: customDomain(),
  notices: [email("deploys@climbing.example")],
  buildpacks: ["https://github.com/gaffneyc/heroku-buildpack-jemalloc.git#v1.0.0", "heroku/ruby"],
});

export const declaration = { environments: ["staging", "production"], services: [passes] } as const;

export const stacks = stackFiles(declaration, "climbing-team", {
  staging: {
    passes: {
      domain: "passes-staging.climbing.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        redis: { plan: "mini" },
      },
      config: {
        GOOGLE_OAUTH_CLIENT_ID: "418-staging.apps.googleusercontent.com",
        RAILS_LOG_LEVEL: "debug",
        SMTP_ADDRESS: "sandbox.smtp.mailtrap.io",
        STRIPE_PUBLISHABLE_KEY: "pk_test_51Passes",
      },
    },
  },
  production: {
    passes: {
      domain: "passes.climbing.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        redis: { plan: "premium-0" },
      },
      config: {
        GOOGLE_OAUTH_CLIENT_ID: "418-live.apps.googleusercontent.com",
        RAILS_LOG_LEVEL: "info",
        SMTP_ADDRESS: "smtp.sendgrid.net",
        STRIPE_PUBLISHABLE_KEY: "pk_live_51Passes",
      },
    },
  },
});

export const secrets: Secrets = {
  staging: { "passes:STRIPE_SECRET_KEY": madeUp("sk", "test", "51Passes") },
  production: { "passes:STRIPE_SECRET_KEY": madeUp("sk", "live", "51Passes") },
};

export const expects =
  "Nothing stops it: test keys and a mail trap in staging, secrets of its own in each environment, and known tuning.";
