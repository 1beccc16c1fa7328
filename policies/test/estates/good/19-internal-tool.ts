import { daily, email, environmentName, fixed, generated, secret, service } from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An inventory for ten colleagues, Django: at its herokuapp.com address, behind the company's sign-in. */
const inventory = service({
  name: "inventory",
  description: "Laptops and who has them. Sign-in by the company's Google Workspace.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("22:00", "America/Los_Angeles", { offSite: "the company's Drive, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fixed(".herokuapp.com"),
    DJANGO_DEBUG: fixed("False"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("inventory.settings.heroku"),
    GOOGLE_OAUTH2_KEY: secret(),
    GOOGLE_OAUTH2_SECRET: secret(),
    GOOGLE_OAUTH2_WHITELISTED_DOMAINS: fixed("company.example"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  notices: [email("it@company.example")],
});

export const declaration = { environments: ["staging", "production"], services: [inventory] } as const;

export const stacks = stackFiles(declaration, "company-it", {
  staging: {
    inventory: {
      processes: { web: { quantity: 1, size: "Eco" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    inventory: {
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Nothing stops it: without a domain there is no canonical host, Eco on staging is fine, and DJANGO_DEBUG is False.";
