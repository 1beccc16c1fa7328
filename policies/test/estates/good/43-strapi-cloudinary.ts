import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A garden magazine, Strapi, whose pictures are at Cloudinary, in a product environment for each of ours. */
const magazine = service({
  name: "magazine",
  processes: ["web"],
  uploads: true,
  addons: {
    postgres: postgres({
      backup: daily("05:00", "Europe/Stockholm", { offSite: "the magazine's own storage, each night" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    ADMIN_JWT_SECRET: generated(),
    API_TOKEN_SALT: generated(),
    APP_KEYS: generated(),
    CLOUDINARY_URL: secret(),
    DATABASE_CLIENT: fixed("postgres"),
    DATABASE_SSL: fixed("true"),
    DATABASE_SSL_REJECT_UNAUTHORIZED: fixed("false"),
    NODE_ENV: fixed("production"),
    SENDGRID_API_KEY: secret(),
    SENDGRID_SANDBOX: onlyIn("staging", fixed("true"), "staging sends no mail at all"),
    SENTRY_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    SITE_HOST: fromDomain(),
    STRAPI_TELEMETRY_DISABLED: fixed("true"),
  },
  domain: customDomain(),
  notices: [email("web@garden.example")],
});

export const declaration = { environments: ["staging", "production"], services: [magazine] } as const;

export const stacks = stackFiles(declaration, "garden-magazine", {
  staging: {
    magazine: {
      domain: "cms-staging.garden.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    magazine: {
      domain: "cms.garden.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const secrets: Secrets = {
  staging: { "magazine:CLOUDINARY_URL": "cloudinary://100000000000001:made-up-1@garden-staging" },
  production: { "magazine:CLOUDINARY_URL": "cloudinary://100000000000002:made-up-2@garden" },
};

export const expects =
  "Nothing stops it: pictures are at Cloudinary, staging's mail stays in SendGrid's sandbox, and the database is Heroku's own certificate's.";
