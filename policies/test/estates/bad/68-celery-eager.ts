import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A cartography office's exports, Django and Celery, whose tasks run within the request. Broken: practice 78, https://docs.celeryq.dev/en/stable/userguide/configuration.html#task-always-eager */
const exportsOffice = service({
  name: "map-exports",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/Oslo", { offSite: "the office's own storage, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_TASK_ALWAYS_EAGER: fixed("True"),
    DJANGO_DEBUG: fixed("False"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("maps.settings.production"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("gis@maps.example")],
});

export const declaration = { environments: ["staging", "production"], services: [exportsOffice] } as const;

export const stacks = stackFiles(declaration, "map-office", {
  staging: {
    "map-exports": {
      domain: "exports-staging.maps.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    "map-exports": {
      domain: "exports.maps.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "CELERY_TASK_ALWAYS_EAGER is true: every export runs in the web request, which Heroku ends after 30 seconds, and the worker idles.";
