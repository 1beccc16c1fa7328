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
import { papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A parish's events: cookiecutter-django as it comes, with Celery, Mailgun and S3. */
const events = service({
  name: "events",
  processes: ["web", "worker", "beat"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    redis: redis(),
  },
  config: {
    CONN_MAX_AGE: fixed("60"),
    DISABLE_COLLECTSTATIC: fixed("0"),
    DJANGO_ADMIN_URL: secret(),
    DJANGO_ALLOWED_HOSTS: fromDomain(),
    DJANGO_AWS_ACCESS_KEY_ID: secret(),
    DJANGO_AWS_S3_REGION_NAME: fixed("eu-west-1"),
    DJANGO_AWS_SECRET_ACCESS_KEY: secret(),
    DJANGO_AWS_STORAGE_BUCKET_NAME: perEnvironment(),
    DJANGO_DEBUG: fixed("False"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SECURE_HSTS_INCLUDE_SUBDOMAINS: fixed("False"),
    DJANGO_SECURE_HSTS_PRELOAD: fixed("False"),
    DJANGO_SECURE_SSL_REDIRECT: fixed("True"),
    DJANGO_SERVER_EMAIL: fixed("Events <noreply@parish.example>"),
    DJANGO_SETTINGS_MODULE: fixed("config.settings.production"),
    FORWARDED_ALLOW_IPS: fixed("*"),
    GUNICORN_CMD_ARGS: fixed("--timeout 25 --max-requests 1200 --max-requests-jitter 50"),
    MAILGUN_API_KEY: secret(),
    MAILGUN_DOMAIN: perEnvironment(),
    MAIL_CATCH_ALL: onlyIn("staging", perEnvironment(), "staging's mail goes to testers"),
    PYTHONHASHSEED: fixed("random"),
    PYTHONUNBUFFERED: fixed("1"),
    SENTRY_DSN: secret({ shared: "one project, whose events are separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    WEB_CONCURRENCY: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("deploys@parish.example")],
  uploads: true,
  exceptions: { mailSink: "MAIL_CATCH_ALL, which the mail backend of settings.production obeys" },
});

export const declaration = { environments: ["staging", "production"], services: [events] } as const;

export const stacks = stackFiles(declaration, "parish-team", {
  staging: {
    events: {
      domain: "events-staging.parish.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        beat: { quantity: 1, size: "Basic" },
      },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, redis: { plan: "mini" } },
      config: {
        DJANGO_AWS_STORAGE_BUCKET_NAME: "parish-events-staging",
        MAILGUN_DOMAIN: "mg-staging.parish.example",
        MAIL_CATCH_ALL: "testers@parish.example",
        WEB_CONCURRENCY: "2",
      },
    },
  },
  production: {
    events: {
      domain: "events.parish.example",
      processes: {
        web: { quantity: 2, size: "Standard-1X" },
        worker: { quantity: 1, size: "Standard-1X" },
        beat: { quantity: 1, size: "Standard-1X" },
      },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, redis: { plan: "premium-0" } },
      config: {
        DJANGO_AWS_STORAGE_BUCKET_NAME: "parish-events",
        MAILGUN_DOMAIN: "mg.parish.example",
        WEB_CONCURRENCY: "4",
      },
    },
  },
});

export const expects =
  "Nothing stops it: each environment has a bucket, a mail domain and an environment in Sentry of its own.";
