import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  reviewApps,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

const sentry = otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] });
const notices = [email("platform@museum.example")] as const;

/** A museum's API, Go. */
const api = service({
  name: "api",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("03:00", "America/New_York", { offSite: "the museum's tape, each night" }) }),
    redis: redis(),
    papertrail: papertrail(),
    sentry,
  },
  config: {
    API_HOST: fromDomain(),
    GIN_MODE: fixed("release"),
    JWT_SECRET: generated(),
    SENTRY_ENVIRONMENT: environmentName(),
    SITE_TOKEN: secret(),
  },
  domain: customDomain(),
  notices,
});

/** Its public site, Nuxt, which has no store of its own. */
const site = service({
  name: "site",
  processes: ["web"],
  data: "public",
  addons: { papertrail: papertrail(), sentry },
  config: {
    API_TOKEN: secret(),
    NUXT_PUBLIC_API_BASE: perEnvironment(),
    NUXT_PUBLIC_HOST: fromDomain(),
    NODE_ENV: fixed("production"),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-museum/site", { config: { NUXT_PUBLIC_HOST: ".herokuapp.com" } }),
  notices,
});

/** Its back office, Rails, for the staff. */
const office = service({
  name: "office",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("04:00", "America/New_York", { offSite: "the museum's tape, each night" }) }),
    papertrail: papertrail(),
    sentry,
  },
  config: {
    API_BASE: perEnvironment(),
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    SECRET_KEY_BASE: generated(),
    SENTRY_CURRENT_ENV: environmentName(),
    SENTRY_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices,
});

export const declaration = { environments: ["staging", "production"], services: [api, site, office] } as const;

const small = { quantity: 1, size: "Basic" };
const usual = { quantity: 2, size: "Standard-1X" };

export const stacks = stackFiles(declaration, "museum-platform", {
  staging: {
    api: {
      domain: "api.staging.museum.example",
      processes: { web: small, worker: small },
      addons: {
        postgres: { plan: "essential-1" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
    },
    site: {
      domain: "www.staging.museum.example",
      processes: { web: small },
      addons: { papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { NUXT_PUBLIC_API_BASE: "https://api.staging.museum.example/v1" },
    },
    office: {
      domain: "office.staging.museum.example",
      processes: { web: small },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { API_BASE: "https://api.staging.museum.example/v1" },
    },
  },
  production: {
    api: {
      domain: "api.museum.example",
      processes: { web: usual, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
    },
    site: {
      domain: "www.museum.example",
      processes: { web: usual },
      addons: { papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
      config: { NUXT_PUBLIC_API_BASE: "https://api.museum.example/v1" },
    },
    office: {
      domain: "office.museum.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: { API_BASE: "https://api.museum.example/v1" },
    },
  },
});

export const expects =
  "Nothing stops it: three services of one team; each calls the API of its own environment; the site has no store and review apps of the smallest kind.";
