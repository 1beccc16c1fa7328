import {
  branches,
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
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A furniture maker's site: Next.js with Prisma, built from a branch for each environment. */
const site = service({
  name: "site",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    LOG_LEVEL: perEnvironment(),
    NEXTAUTH_SECRET: generated(),
    NEXTAUTH_URL: perEnvironment(),
    NEXT_PUBLIC_GA_MEASUREMENT_ID: perEnvironment(),
    NEXT_PUBLIC_SITE_URL: perEnvironment(),
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: perEnvironment({ public: "browsers have it" }),
    NEXT_TELEMETRY_DISABLED: fixed("1"),
    NODE_ENV: fixed("production"),
    NODE_MODULES_CACHE: fixed("true"),
    NODE_OPTIONS: fixed("--max-old-space-size=460"),
    NPM_CONFIG_PRODUCTION: fixed("false"),
    PGSSLMODE: fixed("no-verify"),
    PRISMA_CLI_QUERY_ENGINE_TYPE: fixed("binary"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SANITY_API_VERSION: fixed("2024-05-01"),
    SANITY_DATASET: perEnvironment(),
    SANITY_PROJECT_ID: fixed("q7x2m9ab"),
    SANITY_READ_TOKEN: secret(),
    STRIPE_SECRET_KEY: secret(),
    TZ: fixed("Europe/Copenhagen"),
    YARN_PRODUCTION: fixed("false"),
  },
  domain: customDomain(),
  notices: [email("deploys@furniture.example")],
  release: branches({ staging: "main", production: "production" }),
});

export const declaration = { environments: ["staging", "production"], services: [site] } as const;

export const stacks = stackFiles(declaration, "furniture-team", {
  staging: {
    site: {
      domain: "site-staging.furniture.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        LOG_LEVEL: "debug",
        NEXTAUTH_URL: "https://site-staging.furniture.example",
        NEXT_PUBLIC_GA_MEASUREMENT_ID: "G-STAGING001",
        NEXT_PUBLIC_SITE_URL: "https://site-staging.furniture.example",
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_test_51Site",
        SANITY_DATASET: "staging",
      },
    },
  },
  production: {
    site: {
      domain: "site.furniture.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        LOG_LEVEL: "info",
        NEXTAUTH_URL: "https://site.furniture.example",
        NEXT_PUBLIC_GA_MEASUREMENT_ID: "G-FURNITURE1",
        NEXT_PUBLIC_SITE_URL: "https://site.furniture.example",
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: "pk_live_51Site",
        SANITY_DATASET: "production",
      },
    },
  },
});

export const secrets: Secrets = {
  staging: { "site:STRIPE_SECRET_KEY": madeUp("sk", "test", "51Site") },
  production: { "site:STRIPE_SECRET_KEY": madeUp("sk", "live", "51Site") },
};

export const expects =
  "Nothing stops it: each environment is built from a branch of its own, so what the build contains is that environment's.";
