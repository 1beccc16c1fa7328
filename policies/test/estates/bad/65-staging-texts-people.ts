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
import { papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

const account = ["AC", "5ef872f6da5a21de157d80997a64bd33"].join("");

/** A vet's reminders, Rails with Twilio: staging sends texts from production's account and number. Broken: practice 121, https://www.twilio.com/docs/iam/test-credentials */
const reminders = service({
  name: "reminders",
  processes: ["web", "sidekiq"],
  addons: {
    postgres: postgres({
      backup: daily("01:00", "America/Chicago", { offSite: "the clinic's own bucket, each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    HONEYBADGER_API_KEY: secret({ shared: "one project, separated by environment" }),
    HONEYBADGER_ENV: environmentName(),
    RAILS_ENV: fixed("production"),
    SECRET_KEY_BASE: generated(),
    TWILIO_ACCOUNT_SID: secret({ shared: "the clinic has one account" }),
    TWILIO_AUTH_TOKEN: secret({ shared: "the clinic has one account" }),
    TWILIO_FROM_NUMBER: fixed("+13125550142"),
  },
  domain: customDomain(),
  notices: [email("dev@vet.example")],
});

export const declaration = { environments: ["staging", "production"], services: [reminders] } as const;

export const stacks = stackFiles(declaration, "vet-clinic", {
  staging: {
    reminders: {
      domain: "reminders-staging.vet.example",
      processes: { web: { quantity: 1, size: "Basic" }, sidekiq: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, redis: { plan: "mini" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    reminders: {
      domain: "reminders.vet.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, sidekiq: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, redis: { plan: "premium-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const secrets: Secrets = {
  staging: { "reminders:TWILIO_ACCOUNT_SID": account, "reminders:TWILIO_AUTH_TOKEN": "made-up-token" },
  production: { "reminders:TWILIO_ACCOUNT_SID": account, "reminders:TWILIO_AUTH_TOKEN": "made-up-token" },
};

export const expects =
  "Staging sends text messages with production's account and number, and nothing keeps them from the owners of the animals.";
