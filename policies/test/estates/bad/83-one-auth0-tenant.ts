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
import { stackFiles } from "../stack-files.ts";

/** A gym's members, Express, with one tenant at Auth0, whose users the app deletes. */
const members = service({
  name: "members",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    AUTH0_CLIENT_ID: fixed("aZ3kQ9wLmN2vRtYu81sdFgHj7kLqWeRt", { public: "browsers send it" }),
    AUTH0_CLIENT_SECRET: secret({ shared: "one application at Auth0" }),
    AUTH0_DOMAIN: fixed("gym.eu.auth0.com"),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@gym.example")],
});

export const declaration = { environments: ["staging", "production"], services: [members] } as const;

export const stacks = stackFiles(declaration, "gym-team", {
  staging: {
    members: {
      domain: "members-staging.gym.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    members: {
      domain: "members.gym.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "Staging creates and deletes the users of production: one tenant and one client at Auth0.";
