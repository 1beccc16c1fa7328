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
  reviewApps,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar, scheduler } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A library's catalogue, Rails: a second database for statistics, nightly jobs, review apps with secrets of staging. */
const catalogue = service({
  name: "catalogue",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("02:00", "America/New_York", { offSite: "the library's own storage, each morning" }),
    }),
    statistics: postgres({
      as: "STATISTICS",
      version: "17",
      backup: daily("04:00", "America/New_York", { offSite: "the library's own storage, each morning" }),
    }),
    redis: redis(),
    scheduler: scheduler(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "redis",
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    ISBN_SERVICE_TOKEN: secret(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.example.org"),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-library/catalogue", {
    config: { APPLICATION_HOST: "herokuapp.com" },
    plans: { postgres: "essential-0", statistics: "essential-0", redis: "mini" },
    postdeploy: "bin/rails db:seed",
  }),
  notices: [email("catalogue@library.example")],
  access: [
    collaborator("ana@library.example", "deploy", "operate"),
    onlyIn("staging", collaborator("intern@library.example", "deploy"), "interns learn on staging"),
  ],
});

export const declaration = { environments: ["staging", "production"], services: [catalogue] } as const;

export const stacks = stackFiles(declaration, "library-it", {
  staging: {
    catalogue: {
      domain: "catalogue-staging.library.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        statistics: { plan: "essential-0" },
        redis: { plan: "mini" },
        scheduler: { plan: "standard" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { EMAIL_RECIPIENTS: "catalogue-testers@library.example" },
    },
  },
  production: {
    catalogue: {
      domain: "catalogue.library.example",
      processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        statistics: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        scheduler: { plan: "standard" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "Nothing stops it: both databases are backed up, the review apps are small and have staging's secrets and mail sink.";
