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
import { otherAddon, papertrail, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A brewery's shop, WooCommerce in PHP on JawsDB, without a declared backup. Broken: practice 101, https://devcenter.heroku.com/articles/jawsdb */
const brewery = service({
  name: "brewery",
  processes: ["web"],
  uploads: true,
  addons: {
    mysql: otherAddon("jawsdb", { firstPlan: "kitefin", sets: ["JAWSDB_URL"] }),
    redis: redis(),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    AS3CF_BUCKET: perEnvironment(),
    AWS_ACCESS_KEY_ID: secret(),
    AWS_SECRET_ACCESS_KEY: secret(),
    SENTRY_ENVIRONMENT: environmentName(),
    SMTP_HOST: perEnvironment(),
    WP_AUTH_KEY: secret(),
    WP_DEBUG: fixed("false"),
    WP_HOME_HOST: fromDomain(),
  },
  domain: customDomain(),
  notices: [email("web@brewery.example")],
});

export const declaration = { environments: ["staging", "production"], services: [brewery] } as const;

export const stacks = stackFiles(declaration, "brewery-web", {
  staging: {
    brewery: {
      domain: "staging.brewery.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        mysql: { plan: "kitefin" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
      config: { AS3CF_BUCKET: "brewery-media-staging", SMTP_HOST: "sandbox.smtp.mailtrap.io" },
    },
  },
  production: {
    brewery: {
      domain: "www.brewery.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: {
        mysql: { plan: "whitetip" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
      config: { AS3CF_BUCKET: "brewery-media", SMTP_HOST: "smtp.postmarkapp.com" },
    },
  },
});

export const expects =
  "The add-on mysql is jawsdb, a MySQL that holds the orders, and nothing says what keeps its data from being lost. Say backup: vendorBackup(\"…\"), and production's data is to be protected as a database's.";
