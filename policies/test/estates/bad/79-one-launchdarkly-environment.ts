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
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** Bike hire, NestJS, whose flags are those of one environment of LaunchDarkly. */
const hire = service({
  name: "hire",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    LAUNCHDARKLY_SDK_KEY: secret({ shared: "one LaunchDarkly account for the company" }),
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@bikes.example")],
});

export const declaration = { environments: ["staging", "production"], services: [hire] } as const;

export const stacks = stackFiles(declaration, "bikes-team", {
  staging: {
    hire: {
      domain: "hire-staging.bikes.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    hire: {
      domain: "hire.bikes.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const secrets: Secrets = {
  staging: { "hire:LAUNCHDARKLY_SDK_KEY": madeUp("sdk-1f2e3d4c-aaaa-bbbb-cccc-0123456789ab") },
  production: { "hire:LAUNCHDARKLY_SDK_KEY": madeUp("sdk-1f2e3d4c-aaaa-bbbb-cccc-0123456789ab") },
};

export const expects =
  "Staging reads the flags of production, so a flag that a tester turns on is on for all users. LaunchDarkly has a key for each environment.";
