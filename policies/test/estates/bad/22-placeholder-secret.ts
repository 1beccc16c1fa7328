import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A landlord's tenant app, Express: production went up before the key was known. Broken: practice 27, https://cwe.mitre.org/data/definitions/1392.html */
const tenants = service({
  name: "tenants",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/Denver", { offSite: "the landlord's lawyer, on an encrypted disk" }),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    DOCUSIGN_HMAC_KEY: secret(),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("it@landlord.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tenants] } as const;

export const stacks = stackFiles(declaration, "landlord-it", {
  staging: {
    tenants: {
      domain: "tenants-staging.landlord.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    tenants: {
      domain: "tenants.landlord.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const secrets: Secrets = {
  staging: { "tenants:DOCUSIGN_HMAC_KEY": "q3Zt0made0up0for0the0sandbox0Jw8=" },
  production: { "tenants:DOCUSIGN_HMAC_KEY": "changeme" },
};

export const expects =
  "DOCUSIGN_HMAC_KEY of production is placeholder text: anybody can guess it and forge a signed contract. Set the real key. The value itself is not shown.";
