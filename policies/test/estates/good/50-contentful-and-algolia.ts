import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A botanical garden's site: Nuxt on content that both environments read. */
const plants = service({
  name: "plants",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    ALGOLIA_ADMIN_API_KEY: secret(),
    ALGOLIA_APP_ID: fixed("B1G2GM9NG0"),
    ALGOLIA_INDEX: perEnvironment(),
    ALGOLIA_SEARCH_API_KEY: fixed("aadef574be1f9252bb48d4ea09b5cfe5", {
      public: "it can only search; browsers have it",
    }),
    CONTENTFUL_DELIVERY_TOKEN: secret({ shared: "it can only read, and the content is public" }),
    CONTENTFUL_ENVIRONMENT: perEnvironment(),
    CONTENTFUL_PREVIEW: perEnvironment(),
    CONTENTFUL_SPACE_ID: fixed("cfexampleapi"),
    HTTP_PROXY_TIMEOUT: fixed("10000"),
    IMAGE_CDN: fixed("https://images.ctfassets.net"),
    MAPBOX_ACCESS_TOKEN: fixed("pk.eyJ1IjoiZ2FyZGVuIn0.example", {
      public: "browsers have it; Mapbox holds it to our host names",
    }),
    NITRO_PRESET: fixed("heroku"),
    NODE_ENV: fixed("production"),
    PLAUSIBLE_DOMAIN: fromDomain(),
    PUBLIC_HOST: fromDomain(),
    ROBOTS_DISALLOW: perEnvironment(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@garden.example")],
});

export const declaration = { environments: ["staging", "production"], services: [plants] } as const;

export const stacks = stackFiles(declaration, "garden-team", {
  staging: {
    plants: {
      domain: "plants-staging.garden.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        ALGOLIA_INDEX: "plants_staging",
        CONTENTFUL_ENVIRONMENT: "develop",
        CONTENTFUL_PREVIEW: "true",
        ROBOTS_DISALLOW: "true",
      },
    },
  },
  production: {
    plants: {
      domain: "plants.garden.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: {
        ALGOLIA_INDEX: "plants",
        CONTENTFUL_ENVIRONMENT: "master",
        CONTENTFUL_PREVIEW: "false",
        ROBOTS_DISALLOW: "false",
      },
    },
  },
});

export const expects =
  "Nothing stops it: what both environments share can only be read, and the index is each environment's own.";
