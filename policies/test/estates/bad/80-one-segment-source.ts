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

/** A wine shop, Rails, with one source at Segment. */
const cellar = service({
  name: "cellar",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    RAILS_LOG_TO_STDOUT: fixed("enabled"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SEGMENT_WRITE_KEY: fixed("Zx81kPq0LmNvRtYu3s5dFgHj7kLqWeRt", { public: "it stands in every page" }),
  },
  domain: customDomain(),
  notices: [email("deploys@wines.example")],
});

export const declaration = { environments: ["staging", "production"], services: [cellar] } as const;

export const stacks = stackFiles(declaration, "wines-team", {
  staging: {
    cellar: {
      domain: "cellar-staging.wines.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    cellar: {
      domain: "cellar.wines.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Staging's events are counted with the customers' own, as both environments write to one source at Segment.";
