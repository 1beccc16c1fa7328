import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  queueAt,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A courier's parcels, Rails with Shoryuken: the jobs wait in SQS, one queue an environment. */
const parcels = service({
  name: "parcels",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket in the courier's second account" }),
    }),
    papertrail: papertrail(),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    AWS_ACCESS_KEY_ID: secret(),
    AWS_REGION: fixed("us-east-1"),
    AWS_SECRET_ACCESS_KEY: secret(),
    HONEYBADGER_ENV: environmentName(),
    RACK_ENV: fixed("production"),
    SECRET_KEY_BASE: generated(),
    SQS_QUEUE_URL: perEnvironment(),
  },
  broker: queueAt("SQS_QUEUE_URL", "Amazon SQS, which is no add-on"),
  domain: customDomain(),
  notices: [email("dev@courier.example")],
});

export const declaration = { environments: ["staging", "production"], services: [parcels] } as const;

export const stacks = stackFiles(declaration, "courier-dev", {
  staging: {
    parcels: {
      domain: "parcels-staging.courier.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, honeybadger: { plan: "free" } },
      config: { SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/000000000000/parcels-staging" },
    },
  },
  production: {
    parcels: {
      domain: "parcels.courier.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, honeybadger: { plan: "free" } },
      config: { SQS_QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/000000000000/parcels" },
    },
  },
});

export const expects =
  "Nothing stops it: the worker's jobs wait in SQS. Both queues are at the same host, and are two queues.";
