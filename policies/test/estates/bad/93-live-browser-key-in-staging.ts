import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A theatre's tickets, Rails, whose staging has the live key of Stripe in its pages. */
const seats = service({
  name: "seats",
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
    STRIPE_PUBLISHABLE_KEY: perEnvironment({ public: "browsers have it" }),
    STRIPE_SECRET_KEY: secret(),
  },
  domain: customDomain(),
  notices: [email("deploys@theatre.example")],
});

export const declaration = { environments: ["staging", "production"], services: [seats] } as const;

export const stacks = stackFiles(declaration, "theatre-team", {
  staging: {
    seats: {
      domain: "seats-staging.theatre.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { STRIPE_PUBLISHABLE_KEY: "pk_live_51SeatsAbCdEfGh" },
    },
  },
  production: {
    seats: {
      domain: "seats.theatre.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { STRIPE_PUBLISHABLE_KEY: "pk_live_51SeatsAbCdEfGh" },
    },
  },
});

export const secrets: Secrets = {
  staging: { "seats:STRIPE_SECRET_KEY": madeUp("sk", "test", "51Seats") },
  production: { "seats:STRIPE_SECRET_KEY": madeUp("sk", "live", "51Seats") },
};

export const expects = "Staging's pages send real cards to Stripe's live mode: its STRIPE_PUBLISHABLE_KEY is pk_live_.";
