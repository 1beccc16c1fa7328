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

/** A lab's samples, Django with Celery, whose Flower needs no password. */
const samples = service({
  name: "samples",
  processes: ["web", "worker", "flower"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    redis: redis(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_TASK_ACKS_LATE: fixed("true"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("config.settings.production"),
    FLOWER_UNAUTHENTICATED_API: fixed("true"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@lab.example")],
});

export const declaration = { environments: ["staging", "production"], services: [samples] } as const;

export const stacks = stackFiles(declaration, "lab-team", {
  staging: {
    samples: {
      domain: "samples-staging.lab.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        flower: { quantity: 1, size: "Basic" },
      },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
        redis: { plan: "mini" },
      },
    },
  },
  production: {
    samples: {
      domain: "samples.lab.example",
      processes: {
        web: { quantity: 1, size: "Standard-1X" },
        worker: { quantity: 1, size: "Standard-1X" },
        flower: { quantity: 1, size: "Standard-1X" },
      },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
        redis: { plan: "premium-0" },
      },
    },
  },
});

export const expects =
  "Anyone can call Flower's API, revoke tasks and shut workers down: FLOWER_UNAUTHENTICATED_API is true.";
