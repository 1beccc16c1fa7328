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
import { otherAddon, papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A cinema's programme, Rails with Good Job: two caches, on the smallest plans in production as well. */
const cinema = service({
  name: "cinema",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("07:00", "America/New_York", { offSite: "the projectionist's NAS, each week" }),
    }),
    cache: redis({ as: "CACHE", cacheOnly: "pages of the programme, filled again" }),
    fragments: otherAddon("memcachier", {
      purpose: "cache",
      firstPlan: "dev",
      sets: ["MEMCACHIER_SERVERS", "MEMCACHIER_USERNAME", "MEMCACHIER_PASSWORD"],
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "postgres",
  config: {
    ACTIVE_JOB_QUEUE_ADAPTER: fixed("good_job"),
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("web@cinema.example")],
});

export const declaration = { environments: ["staging", "production"], services: [cinema] } as const;

export const stacks = stackFiles(declaration, "cinema-web", {
  staging: {
    cinema: {
      domain: "staging.cinema.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        cache: { plan: "mini" },
        fragments: { plan: "dev" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    cinema: {
      domain: "www.cinema.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        cache: { plan: "mini" },
        fragments: { plan: "dev" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "Nothing stops it: jobs wait in Postgres, and a cache may forget: mini is no fault where it is no broker.";
