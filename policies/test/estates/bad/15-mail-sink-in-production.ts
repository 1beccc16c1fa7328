import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A theatre's reservations, Rails as suspenders makes it: the sink was declared for every environment. Broken: practice 121, https://github.com/thoughtbot/recipient_interceptor */
const theatre = service({
  name: "theatre",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("05:00", "America/New_York", { offSite: "the theatre's bucket at another provider" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  broker: "postgres",
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: perEnvironment(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.sendgrid.net"),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain(),
  notices: [email("house@theatre.example")],
});

export const declaration = { environments: ["staging", "production"], services: [theatre] } as const;

export const stacks = stackFiles(declaration, "theatre-web", {
  staging: {
    theatre: {
      domain: "staging.theatre.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { EMAIL_RECIPIENTS: "box-office-testers@theatre.example" },
    },
  },
  production: {
    theatre: {
      domain: "www.theatre.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { EMAIL_RECIPIENTS: "box-office-testers@theatre.example" },
    },
  },
});

export const expects =
  "Production has the mail sink of staging, EMAIL_RECIPIENTS: no visitor gets a confirmation, all of them go to the testers. Declare it onlyIn staging.";
