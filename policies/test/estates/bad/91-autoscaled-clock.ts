import {
  autoscaler,
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

/** A newspaper's mailings, Rails with Clockwork, whose clock an autoscaler multiplies. */
const mailings = service({
  name: "mailings",
  processes: ["web", "worker", "clock"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
    redis: redis(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    CLOCK_TICK: fixed("60"),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("deploys@paper.example")],
  autoscaling: { clock: autoscaler("Judoscale, 1 to 3 dynos") },
});

export const declaration = { environments: ["staging", "production"], services: [mailings] } as const;

export const stacks = stackFiles(declaration, "paper-team", {
  staging: {
    mailings: {
      domain: "mailings-staging.paper.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        clock: { quantity: 1, size: "Basic" },
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
    mailings: {
      domain: "mailings.paper.example",
      processes: {
        web: { quantity: 1, size: "Standard-1X" },
        worker: { quantity: 1, size: "Standard-1X" },
        clock: { quantity: 1, size: "Standard-1X" },
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

export const expects = "An autoscaler may start a second clock, so that each mailing goes out twice.";
