import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, quotaGuard } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A wholesaler's orders, Spring Boot, beside the old CRM's MySQL at Amazon. Broken: practices 22 and 104, https://12factor.net/backing-services */
const orders = service({
  name: "orders",
  description: "Orders of the wholesaler, with the customers of the old CRM.",
  processes: ["web"],
  region: "eu",
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("03:00", "Europe/Berlin", { offSite: "the wholesaler's NAS, fetched every night" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
    egress: quotaGuard(),
  },
  config: {
    CRM_DB_HOST: fixed("crm.cx7yq2example.eu-central-1.rds.amazonaws.com"),
    CRM_DB_NAME: fixed("crm"),
    CRM_DB_PASSWORD: secret(),
    CRM_DB_USER: perEnvironment(),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SPRING_PROFILES_ACTIVE: fixed("heroku"),
  },
  domain: customDomain(),
  notices: [email("it@wholesale.example")],
});

export const declaration = { environments: ["staging", "production"], services: [orders] } as const;

export const stacks = stackFiles(declaration, "wholesale-it", {
  staging: {
    orders: {
      domain: "orders-staging.wholesale.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
        egress: { plan: "starter" },
      },
      config: { CRM_DB_USER: "orders_staging" },
    },
  },
  production: {
    orders: {
      domain: "orders.wholesale.example",
      processes: { web: { quantity: 1, size: "Standard-2X" } },
      addons: {
        postgres: { plan: "standard-0" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
        egress: { plan: "starter" },
      },
      config: { CRM_DB_USER: "orders" },
    },
  },
});

export const expects =
  "CRM_DB_HOST and CRM_DB_NAME are one database for staging and production, although the users differ: staging changes the customers of production. Name a database for each environment.";
