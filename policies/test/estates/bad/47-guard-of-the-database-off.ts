import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A hospice's visiting hours, Rails: a switch that let staging be reset is on everywhere. Broken: practice 6, https://github.com/rails/rails/pull/21237 */
const visits = service({
  name: "visits",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Chicago", { offSite: "the hospice's server, each night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    DISABLE_DATABASE_ENVIRONMENT_CHECK: fixed("1"),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("web@hospice.example")],
});

export const declaration = { environments: ["staging", "production"], services: [visits] } as const;

export const stacks = stackFiles(declaration, "hospice-web", {
  staging: {
    visits: {
      domain: "visits-staging.hospice.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    visits: {
      domain: "visits.hospice.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "DISABLE_DATABASE_ENVIRONMENT_CHECK is set in production: Rails then drops or reloads the production database without asking. Take it away; who needs it on staging says so with onlyIn.";
