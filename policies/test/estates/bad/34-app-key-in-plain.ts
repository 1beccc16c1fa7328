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

/** A driving school's lessons, Laravel: the key of .env.example came along. Broken: practices 67 and 103, https://laravel.com/docs/12.x/encryption#configuration */
const lessons = service({
  name: "lessons",
  processes: ["web", "worker"],
  region: "eu",
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/Paris", { offSite: "the school's OVH storage, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_LARAVEL_DSN"] }),
  },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: fixed("production"),
    APP_KEY: fixed("base64:bWFkZSB1cCwgdGhpcnR5LXR3byBieXRlcyBsb25nISE="),
    APP_URL: fromDomain(),
    MAIL_HOST: perEnvironment(),
    MAIL_PASSWORD: secret(),
    QUEUE_CONNECTION: fixed("redis"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("web@driving.example")],
});

export const declaration = { environments: ["staging", "production"], services: [lessons] } as const;

export const stacks = stackFiles(declaration, "driving-school", {
  staging: {
    lessons: {
      domain: "lessons-staging.driving.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
      config: { MAIL_HOST: "sandbox.smtp.mailtrap.io" },
    },
  },
  production: {
    lessons: {
      domain: "lessons.driving.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
      config: { MAIL_HOST: "smtp.mailgun.org" },
    },
  },
});

export const expects =
  "APP_KEY is Laravel's encryption key, in plain in index.ts and the same in staging and production: anyone who reads the repository can decrypt what production stores and forge its sessions. Declare it as secret().";
