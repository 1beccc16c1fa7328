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
import { stackFiles } from "../stack-files.ts";

/** A gym's bookings, Laravel, debug left on after an incident. Broken: practice 67, https://postmarkapp.com/blog/laravel-debug-mode-could-expose-your-api-keys */
const gym = service({
  name: "gym",
  description: "Courses of a gym and who takes part in them.",
  processes: ["web", "worker"],
  buildpacks: ["heroku/nodejs", "heroku/php"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/Los_Angeles", { offSite: "a bucket of the agency's own account" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    APP_DEBUG: perEnvironment(),
    APP_ENV: fixed("production"),
    APP_KEY: secret(),
    APP_URL: fromDomain(),
    LOG_CHANNEL: fixed("errorlog"),
    MAIL_HOST: perEnvironment(),
    MAIL_PASSWORD: secret(),
    QUEUE_CONNECTION: fixed("redis"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("gym@agency.example")],
});

export const declaration = { environments: ["staging", "production"], services: [gym] } as const;

export const stacks = stackFiles(declaration, "northside-agency", {
  staging: {
    gym: {
      domain: "gym.staging.agency.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
      config: { APP_DEBUG: "false", MAIL_HOST: "sandbox.smtp.mailtrap.io" },
    },
  },
  production: {
    gym: {
      domain: "bookings.gym.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
      config: { APP_DEBUG: "1", MAIL_HOST: "smtp.postmarkapp.com" },
    },
  },
});

export const expects =
  "APP_DEBUG is on in production: Laravel then shows its configuration, with keys and passwords, on every error page. It has to be off there.";
