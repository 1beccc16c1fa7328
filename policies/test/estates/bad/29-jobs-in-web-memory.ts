import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A volunteers' register, Rails: jobs in the memory of the web dynos while a worker is paid for. Broken: practice 43, https://github.com/MushroomObserver/mushroom-observer/issues/2505 */
const volunteers = service({
  name: "volunteers",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Chicago", { offSite: "the charity's archive, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ACTIVE_JOB_QUEUE_ADAPTER: perEnvironment(),
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("web@charity.example")],
});

export const declaration = { environments: ["staging", "production"], services: [volunteers] } as const;

export const stacks = stackFiles(declaration, "charity-web", {
  staging: {
    volunteers: {
      domain: "volunteers-staging.charity.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { ACTIVE_JOB_QUEUE_ADAPTER: "sidekiq" },
    },
  },
  production: {
    volunteers: {
      domain: "volunteers.charity.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
      config: { ACTIVE_JOB_QUEUE_ADAPTER: "async" },
    },
  },
});

export const expects =
  "ACTIVE_JOB_QUEUE_ADAPTER is async in production: jobs wait in the memory of a web dyno and are gone with its next restart, while the worker idles. Staging has sidekiq, so staging does not show it.";
