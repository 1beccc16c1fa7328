import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A gym's bookings, Laravel with Horizon: APP_DEBUG is on in staging only, mail goes to a sandbox there. */
const gym = service({
  name: "gym",
  processes: ["web", "horizon"],
  buildpacks: ["heroku/nodejs", "heroku/php"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/Los_Angeles", { offSite: "a bucket of the agency's own account" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    bugsnag: otherAddon("bugsnag", { firstPlan: "tauron", sets: ["BUGSNAG_API_KEY"] }),
  },
  config: {
    APP_DEBUG: perEnvironment(),
    APP_ENV: fixed("production"),
    APP_KEY: secret(),
    APP_URL: fromDomain(),
    BUGSNAG_RELEASE_STAGE: environmentName(),
    LOG_CHANNEL: fixed("errorlog"),
    MAIL_HOST: perEnvironment(),
    MAIL_MAILER: fixed("smtp"),
    MAIL_PASSWORD: secret(),
    MAIL_PORT: perEnvironment(),
    QUEUE_CONNECTION: fixed("redis"),
    SESSION_SECURE_COOKIE: fixed("true"),
  },
  domain: customDomain(),
  notices: [email("gym@agency.example")],
});

export const declaration = { environments: ["staging", "production"], services: [gym] } as const;

export const stacks = stackFiles(declaration, "northside-agency", {
  staging: {
    gym: {
      domain: "gym.staging.agency.example",
      processes: { web: { quantity: 1, size: "Basic" }, horizon: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        bugsnag: { plan: "tauron" },
      },
      config: { APP_DEBUG: "true", MAIL_HOST: "sandbox.smtp.mailtrap.io", MAIL_PORT: "2525" },
    },
  },
  production: {
    gym: {
      domain: "bookings.gym.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, horizon: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        bugsnag: { plan: "tauron" },
      },
      config: { APP_DEBUG: "false", MAIL_HOST: "smtp.postmarkapp.com", MAIL_PORT: "587" },
    },
  },
});

export const secrets: Secrets = {
  staging: { "gym:APP_KEY": "base64:bWFkZSB1cCBmb3Igc3RhZ2luZywgMzIgYnl0ZXMhISE=" },
  production: { "gym:APP_KEY": "base64:bWFkZSB1cCBmb3IgbGl2ZSB1c2UsIDMyIGJ5dGVzISE=" },
};

export const expects =
  "Nothing stops it: mail of staging ends in a sandbox, debug is off in production, horizon is a worker whose jobs wait in Redis.";
