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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

const visible = { public: "Next.js builds it into what browsers get" };

/** A bike hire's map, Next.js: keys that every browser sees, some the same everywhere. */
const hire = service({
  name: "hire",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/Amsterdam", { offSite: "the hire's own storage, nightly" }) }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  region: "eu",
  config: {
    NEXT_PUBLIC_ALGOLIA_APP_ID: fixed("MADEUPAPP1", visible),
    NEXT_PUBLIC_ALGOLIA_SEARCH_KEY: perEnvironment(visible),
    NEXT_PUBLIC_GOOGLE_MAPS_API_KEY: fixed("AIza-made-up-browser-key", visible),
    NEXT_PUBLIC_MAPBOX_TOKEN: fixed("pk.made-up-public-token", visible),
    NEXT_PUBLIC_RECAPTCHA_SITE_KEY: perEnvironment(visible),
    NEXT_PUBLIC_SENTRY_DSN: fixed("https://0123456789abcdef0123456789abcdef@o0.ingest.sentry.io/0", visible),
    NEXT_PUBLIC_SITE_HOST: fromDomain(),
    NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: perEnvironment(visible),
    NODE_ENV: fixed("production"),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
    STRIPE_SECRET_KEY: secret(),
  },
  domain: customDomain(),
  notices: [email("dev@hire.example")],
});

export const declaration = { environments: ["staging", "production"], services: [hire] } as const;

export const stacks = stackFiles(declaration, "bike-hire", {
  staging: {
    hire: {
      domain: "staging.hire.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
      config: {
        NEXT_PUBLIC_ALGOLIA_SEARCH_KEY: "0000made0up0search0only0staging0",
        NEXT_PUBLIC_RECAPTCHA_SITE_KEY: "6LmadeUpSiteKeyOfStaging",
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: madeUp("pk", "test", "51MadeUp"),
      },
    },
  },
  production: {
    hire: {
      domain: "www.hire.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, sentry: { plan: "f1" } },
      config: {
        NEXT_PUBLIC_ALGOLIA_SEARCH_KEY: "0000made0up0search0only0live0000",
        NEXT_PUBLIC_RECAPTCHA_SITE_KEY: "6LmadeUpSiteKeyOfProduction",
        NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY: madeUp("pk", "live", "51MadeUp"),
      },
    },
  },
});

export const secrets: Secrets = {
  staging: { "hire:STRIPE_SECRET_KEY": madeUp("sk", "test", "51MadeUp") },
  production: { "hire:STRIPE_SECRET_KEY": madeUp("sk", "live", "51MadeUp") },
};

export const expects =
  "Nothing stops it: keys for browsers are no secrets, whatever their names; live keys stand in production alone; a Sentry DSN in plain is public by design.";
