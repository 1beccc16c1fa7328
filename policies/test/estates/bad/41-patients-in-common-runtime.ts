import {
  collaborator,
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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A physiotherapist's records, Spring Boot, in the Common Runtime. Broken: practice 109, https://devcenter.heroku.com/articles/shield-private-space */
const records = service({
  name: "records",
  description: "Treatments of patients.",
  processes: ["web"],
  data: "restricted",
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("01:00", "America/New_York", { keepDays: 7, offSite: "an encrypted bucket of the practice" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    FIELD_ENCRYPTION_KEY: secret(),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
    TOKEN_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("it@physio.example")],
  access: [collaborator("lee@physio.example", "deploy")],
});

export const declaration = { environments: ["staging", "production"], services: [records] } as const;

export const stacks = stackFiles(declaration, "physio-it", {
  staging: {
    records: {
      domain: "records-staging.physio.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    records: {
      domain: "records.physio.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "data is restricted (patients) and the service runs in the common runtime, and its log lines go to a shared vendor: it belongs into a private or Shield space, or the declaration has to say why the milder way is lawful.";
