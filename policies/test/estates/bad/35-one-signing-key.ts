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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { type Secrets, stackFiles } from "../stack-files.ts";

/** A credit union's forms, Rails: the staging file was copied for production, secrets and all. Broken: practices 22 and 103, https://guides.rubyonrails.org/security.html#session-storage */
const forms = service({
  name: "forms",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("00:00", "America/New_York", { offSite: "the union's vault, each night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: secret(),
  },
  domain: customDomain(),
  notices: [email("forms@union.example")],
});

export const declaration = { environments: ["staging", "production"], services: [forms] } as const;

export const stacks = stackFiles(declaration, "union-it", {
  staging: {
    forms: {
      domain: "forms-staging.union.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    forms: {
      domain: "forms.union.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

const copied = "made0up0".repeat(16);

export const secrets: Secrets = {
  staging: { "forms:SECRET_KEY_BASE": copied },
  production: { "forms:SECRET_KEY_BASE": copied },
};

export const expects =
  "SECRET_KEY_BASE has the same value in staging and production, although it is not declared as shared: a session made on staging opens production. Give each environment one of its own, or declare generated().";
