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

/** A seed library, Sinatra, pinned to the stack it was made on. Broken: practice 53, https://devcenter.heroku.com/articles/stack (heroku-20 ended in April 2025) */
const seeds = service({
  name: "seeds",
  processes: ["web"],
  stack: "heroku-20",
  buildpacks: ["heroku/ruby"],
  addons: {
    postgres: postgres({
      version: "17",
      backup: daily("03:00", "America/Vancouver", { offSite: "the garden's own disk, weekly" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    CANONICAL_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("seeds@garden.example")],
});

export const declaration = { environments: ["staging", "production"], services: [seeds] } as const;

export const stacks = stackFiles(declaration, "garden-web", {
  staging: {
    seeds: {
      domain: "seeds-staging.garden.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    seeds: {
      domain: "seeds.garden.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "The stack is heroku-20, whose support ended in April 2025: no security updates, and no builds any more. Declare heroku-24, or leave the word out.";
