import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  rebuilt,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A film festival's submissions, Django and Celery on CloudAMQP, films in Google's buckets, mail by Mailgun's sandbox on staging. */
const submissions = service({
  name: "submissions",
  processes: ["web", "worker", "beat"],
  uploads: true,
  addons: {
    postgres: postgres({
      backup: daily("03:00", "Europe/Zurich", { offSite: "the festival's own storage, each night" }),
    }),
    rabbit: otherAddon("cloudamqp", {
      firstPlan: "lemur",
      sets: ["CLOUDAMQP_URL"],
      purpose: "broker",
      backup: rebuilt("submissions without a preview are queued again by a command"),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"], purpose: "errors" }),
  },
  broker: "rabbit",
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_TASK_ALWAYS_EAGER: fixed("false"),
    CSRF_COOKIE_SECURE: fixed("true"),
    DEBUG: fixed("false"),
    DJANGO_SETTINGS_MODULE: fixed("festival.settings"),
    FORWARDED_ALLOW_IPS: fixed("*"),
    GOOGLE_APPLICATION_CREDENTIALS_JSON: secret(),
    GS_BUCKET_NAME: perEnvironment(),
    MAILGUN_API_KEY: secret(),
    MAILGUN_SENDER_DOMAIN: perEnvironment(),
    SECRET_KEY: generated(),
    SECURE_HSTS_SECONDS: perEnvironment(),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("it@festival.example")],
  exceptions: { mailSink: "Mailgun's sandbox domain sends to five authorized testers only" },
});

export const declaration = { environments: ["staging", "production"], services: [submissions] } as const;

export const stacks = stackFiles(declaration, "film-festival", {
  staging: {
    submissions: {
      domain: "submit-staging.festival.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        beat: { quantity: 1, size: "Basic" },
      },
      addons: {
        postgres: { plan: "essential-0" },
        rabbit: { plan: "lemur" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
      config: {
        GS_BUCKET_NAME: "festival-films-staging",
        MAILGUN_SENDER_DOMAIN: "sandbox0123456789abcdef.mailgun.org",
        SECURE_HSTS_SECONDS: "3600",
      },
    },
  },
  production: {
    submissions: {
      domain: "submit.festival.example",
      processes: {
        web: { quantity: 2, size: "Standard-1X" },
        worker: { quantity: 1, size: "Standard-1X" },
        beat: { quantity: 1, size: "Standard-1X" },
      },
      addons: {
        postgres: { plan: "standard-0" },
        rabbit: { plan: "tiger" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
      config: {
        GS_BUCKET_NAME: "festival-films",
        MAILGUN_SENDER_DOMAIN: "mg.festival.example",
        SECURE_HSTS_SECONDS: "31536000",
      },
    },
  },
});

export const expects =
  "Nothing stops it: one beat, a broker of its own, a bucket for each environment; FORWARDED_ALLOW_IPS * is right behind Heroku's router.";
