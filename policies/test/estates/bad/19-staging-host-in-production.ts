import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A ferry line: a React front end by Express that calls the API of the same estate, Go. Broken: practice 22, https://12factor.net/config */
const api = service({
  name: "api",
  description: "Timetables and seats.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "Europe/Athens", { offSite: "the harbour office's storage, each night" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    API_HOST: fromDomain(),
    GIN_MODE: fixed("release"),
    JWT_SECRET: generated(),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("dev@ferry.example")],
});

const site = service({
  name: "site",
  description: "What passengers see.",
  processes: ["web"],
  addons: { papertrail: papertrail(), sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }) },
  config: {
    API_URL: perEnvironment(),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("dev@ferry.example")],
});

export const declaration = { environments: ["staging", "production"], services: [api, site] } as const;

export const stacks = stackFiles(declaration, "ferry-line", {
  staging: {
    api: {
      domain: "api.staging.ferry.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
    site: {
      domain: "www.staging.ferry.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { API_URL: "https://api.staging.ferry.example/v2" },
    },
  },
  production: {
    api: {
      domain: "api.ferry.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
    },
    site: {
      domain: "www.ferry.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
      config: { API_URL: "https://api.staging.ferry.example/v2" },
    },
  },
});

export const expects =
  "API_URL of site in production leads to api.staging.ferry.example, the domain of the service api in staging: passengers book seats in a test database. Production's API is at api.ferry.example.";
