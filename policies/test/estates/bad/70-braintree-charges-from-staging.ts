import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A wine merchant's till, Spring Boot with Braintree's production in every environment. Broken: https://developer.paypal.com/braintree/docs/guides/environments */
const till = service({
  name: "till",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("04:00", "Europe/Paris", { offSite: "the merchant's own bucket, each night" }),
    }),
    papertrail: papertrail(),
    bugsnag: otherAddon("bugsnag", { firstPlan: "tauron", sets: ["BUGSNAG_API_KEY"], purpose: "errors" }),
  },
  config: {
    BRAINTREE_ENVIRONMENT: fixed("production"),
    BRAINTREE_MERCHANT_ID: secret(),
    BRAINTREE_PRIVATE_KEY: secret(),
    BRAINTREE_PUBLIC_KEY: secret(),
    BUGSNAG_RELEASE_STAGE: environmentName(),
    PUBLIC_HOST: fromDomain(),
    SPRING_PROFILES_ACTIVE: fixed("prod"),
  },
  domain: customDomain(),
  notices: [email("shop@wine.example")],
});

export const declaration = { environments: ["staging", "production"], services: [till] } as const;

export const stacks = stackFiles(declaration, "wine-merchant", {
  staging: {
    till: {
      domain: "till-staging.wine.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, bugsnag: { plan: "tauron" } },
    },
  },
  production: {
    till: {
      domain: "till.wine.example",
      processes: { web: { quantity: 2, size: "Standard-2X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, bugsnag: { plan: "tauron" } },
    },
  },
});

export const expects =
  "BRAINTREE_ENVIRONMENT is production in staging too: test orders charge real cards. Staging belongs in Braintree's sandbox.";
