import {
  collaborator,
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A magazine's subscriptions, Rails: a production of about 300 dollars a month, which is ordinary for what it earns. */
const subscriptions = service({
  name: "subscriptions",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("02:00", "America/New_York", { offSite: "Glacier, in the publisher's account" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    RACK_ENV: fixed("production"),
    RACK_TIMEOUT_SERVICE_TIMEOUT: fixed("15"),
    RAILS_MAX_THREADS: fixed("5"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.sendgrid.net"),
    SMTP_PASSWORD: secret(),
    WEB_CONCURRENCY: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("subscriptions@magazine.example")],
  access: [collaborator("ana@magazine.example", "deploy", "operate")],
});

export const declaration = { environments: ["staging", "production"], services: [subscriptions] } as const;

export const stacks = stackFiles(declaration, "magazine-web", {
  staging: {
    subscriptions: {
      domain: "subscriptions-staging.magazine.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-1" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { EMAIL_RECIPIENTS: "subscription-testers@magazine.example", WEB_CONCURRENCY: "1" },
    },
  },
  production: {
    subscriptions: {
      domain: "subscriptions.magazine.example",
      processes: { web: { quantity: 3, size: "Standard-2X" }, worker: { quantity: 1, size: "Standard-2X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-1" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
      config: { WEB_CONCURRENCY: "2" },
    },
  },
});

export const expects =
  "Nothing stops it: no cap is set, and about 300 dollars a month is an ordinary production. That no cap is set may be advised.";
