import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../settings/vendors.ts";
import { type EstateCase, stackFiles } from "./stack-files.ts";

const shop = service({
  name: "shop",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "a bucket of the team's, each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("dev@shop.example")],
});

const sound = { environments: ["staging", "production"], services: [shop] } as const;

const stacks = stackFiles(sound, "shop-dev", {
  staging: {
    shop: {
      domain: "staging.shop.example",
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
    shop: {
      domain: "www.shop.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

/** A small shop with a worker in which every rule holds: estates that break one of few words are made of it. */
export const soundEstate = {
  declaration: sound,
  stacks,
  expects: "Nothing stops it.",
} satisfies EstateCase;
