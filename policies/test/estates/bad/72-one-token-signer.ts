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

/** A tenants' portal, Phoenix, whose environments sign tokens with one Guardian key. Broken: practice 22, https://hexdocs.pm/guardian/readme.html */
const tenants = service({
  name: "tenants",
  processes: ["web"],
  buildpacks: ["hashnuke/elixir"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "Europe/Brussels", { offSite: "the landlord's own bucket, each night" }),
    }),
    papertrail: papertrail(),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"], purpose: "errors" }),
  },
  config: {
    GUARDIAN_SECRET_KEY: secret(),
    HONEYBADGER_ENV: environmentName(),
    MIX_ENV: fixed("prod"),
    PHX_HOST: fromDomain(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("portal@tenants.example")],
});

export const declaration = { environments: ["staging", "production"], services: [tenants] } as const;

export const stacks = stackFiles(declaration, "tenants-union", {
  staging: {
    tenants: {
      domain: "portal-staging.tenants.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    tenants: {
      domain: "portal.tenants.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, honeybadger: { plan: "free" } },
    },
  },
});

const signer = "Yk3uQ7made0up0Zr8Lw2Vx5Tn9Bc1Ds4Fg6Hj";

export const secrets: Secrets = {
  staging: { "tenants:GUARDIAN_SECRET_KEY": signer },
  production: { "tenants:GUARDIAN_SECRET_KEY": signer },
};

export const expects =
  "GUARDIAN_SECRET_KEY is the same in staging and production: a token that staging signs opens production.";
