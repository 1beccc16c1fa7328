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

/** A swimming club's results, Rails: staging was made cheaper and kept its domain. Broken: practice 48, https://devcenter.heroku.com/articles/automated-certificate-management */
const results = service({
  name: "results",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("03:00", "America/New_York", { offSite: "the trainer's disk, each week" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("results@swim.example")],
});

export const declaration = { environments: ["staging", "production"], services: [results] } as const;

export const stacks = stackFiles(declaration, "swim-club", {
  staging: {
    results: {
      domain: "results-staging.swim.example",
      processes: { web: { quantity: 1, size: "Eco" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    results: {
      domain: "results.swim.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging has a domain of its own on an Eco dyno, which has no automatic certificate: https://results-staging.swim.example does not answer. Use Basic or better, or no domain there.";
