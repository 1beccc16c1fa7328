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

/** A zoo's tickets, Rails: the worker was scaled down for a migration and stayed so in the stack file. Broken: practice 43, https://devcenter.heroku.com/articles/scaling */
const zoo = service({
  name: "zoo",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "the zoo society's bucket, each night" }),
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
  notices: [email("web@zoo.example")],
});

export const declaration = { environments: ["staging", "production"], services: [zoo] } as const;

export const stacks = stackFiles(declaration, "zoo-web", {
  staging: {
    zoo: {
      domain: "tickets-staging.zoo.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    zoo: {
      domain: "tickets.zoo.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 0, size: "Standard-1X" } },
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
  "worker has no dynos in production, while staging runs one: jobs pile up undone. Give it a dyno, or take the process out of the declaration.";
