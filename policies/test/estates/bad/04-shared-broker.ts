import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A county's permits, Django with Celery on one RabbitMQ. Broken: practices 78 and 104, https://github.com/sidekiq/sidekiq/issues/4856 */
const permits = service({
  name: "permits",
  description: "Building permits, with the letters that a worker makes of them.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("01:00", "America/Denver", { offSite: "the county's archive, every night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "postgres",
  config: {
    ALLOWED_HOSTS: fromDomain(),
    CELERY_BROKER_URL: secret({ shared: "one RabbitMQ is enough for both" }),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("permits.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("permits@county.example")],
});

export const declaration = { environments: ["staging", "production"], services: [permits] } as const;

export const stacks = stackFiles(declaration, "county-it", {
  staging: {
    permits: {
      domain: "permits-staging.county.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    permits: {
      domain: "permits.county.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "CELERY_BROKER_URL is one broker for staging and production: staging's worker takes production's jobs. That it saves money is no reason to share a store; give each environment a broker, or a virtual host, of its own.";
