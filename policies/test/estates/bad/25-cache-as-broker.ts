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
import { otherAddon, papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A recycling centre's appointments, Django with Celery on Memcached. Broken: practice 78, https://docs.celeryq.dev/en/stable/getting-started/backends-and-brokers/index.html */
const recycling = service({
  name: "recycling",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Halifax", { offSite: "the town's archive, each night" }) }),
    cache: otherAddon("memcachier", {
      firstPlan: "dev",
      sets: ["MEMCACHIER_SERVERS", "MEMCACHIER_USERNAME", "MEMCACHIER_PASSWORD"],
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "cache",
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("recycling.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("web@town.example")],
});

export const declaration = { environments: ["staging", "production"], services: [recycling] } as const;

export const stacks = stackFiles(declaration, "town-web", {
  staging: {
    recycling: {
      domain: "recycling-staging.town.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        cache: { plan: "dev" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    recycling: {
      domain: "recycling.town.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        cache: { plan: "100" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "The broker cache is memcachier, a cache: it throws entries away when it is full, and has no queues, so that jobs are lost. A broker has to keep jobs: Postgres, a key-value store with persistence, or RabbitMQ.";
