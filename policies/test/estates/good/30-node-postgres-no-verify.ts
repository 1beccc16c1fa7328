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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A vineyard's tastings, Express on Heroku Postgres, with SES for its mail and PGSSLMODE as Heroku's own guide has it. */
const tastings = service({
  name: "tastings",
  processes: ["web"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("04:00", "Europe/Rome", { offSite: "the vineyard's own bucket, each night" }),
    }),
    papertrail: papertrail(),
    bugsnag: otherAddon("bugsnag", { firstPlan: "tauron", sets: ["BUGSNAG_API_KEY"], purpose: "errors" }),
  },
  config: {
    AWS_ACCESS_KEY_ID: secret(),
    AWS_REGION: fixed("eu-south-1"),
    AWS_SECRET_ACCESS_KEY: secret(),
    BASE_HOST: fromDomain(),
    BUGSNAG_RELEASE_STAGE: environmentName(),
    COOKIE_SECRET: generated(),
    MAIL_REDIRECT_TO: onlyIn("staging", perEnvironment(), "staging writes to the web team only"),
    NODE_ENV: fixed("production"),
    NODE_OPTIONS: fixed("--max-old-space-size=460"),
    PGSSLMODE: fixed("no-verify"),
    SES_FROM: fixed("tastings@vineyard.example"),
  },
  domain: customDomain(),
  notices: [email("web@vineyard.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tastings] } as const;

export const stacks = stackFiles(declaration, "vineyard", {
  staging: {
    tastings: {
      domain: "tastings-staging.vineyard.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, bugsnag: { plan: "tauron" } },
      config: { MAIL_REDIRECT_TO: "web@vineyard.example" },
    },
  },
  production: {
    tastings: {
      domain: "tastings.vineyard.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, bugsnag: { plan: "tauron" } },
    },
  },
});

export const expects =
  "Nothing stops it: PGSSLMODE no-verify still encrypts, and is what Heroku documents for node-postgres with its own certificates.";
