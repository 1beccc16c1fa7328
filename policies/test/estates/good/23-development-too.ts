import {
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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A university's exams, Rails: three environments, the first for whatever is being built. */
const exams = service({
  name: "exams",
  processes: ["web"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("02:00", "Europe/Dublin", { keepDays: 7, offSite: "the university's archive, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  region: "eu",
  config: {
    APPLICATION_HOST: fromDomain(),
    MAIL_DELIVERY: perEnvironment(),
    MAIL_FOOTER: onlyIn("production", fixed("Exams Office"), "no other environment sends mail"),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain(),
  notices: [email("exams@university.example")],
  exceptions: { mailSink: "Rails' delivery method test, by MAIL_DELIVERY" },
});

export const declaration = { environments: ["development", "staging", "production"], services: [exams] } as const;

export const stacks = stackFiles(declaration, "exams-office", {
  development: {
    exams: {
      domain: "exams-dev.university.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { MAIL_DELIVERY: "test" },
    },
  },
  staging: {
    exams: {
      domain: "exams-staging.university.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { MAIL_DELIVERY: "test" },
    },
  },
  production: {
    exams: {
      domain: "exams.university.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { MAIL_DELIVERY: "smtp" },
    },
  },
});

export const expects =
  "Nothing stops it: three environments, each with its own store, domain and label; mail leaves production alone.";
