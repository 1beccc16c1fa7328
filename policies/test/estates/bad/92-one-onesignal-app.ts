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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A bus line's delays, Django, which pushes by one app of OneSignal. */
const delays = service({
  name: "delays",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("config.settings.production"),
    ONESIGNAL_APP_ID: fixed("5eb5a37e-b458-11e3-ac11-000c2940e62c"),
    ONESIGNAL_REST_API_KEY: secret({ shared: "one app at OneSignal" }),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@buses.example")],
});

export const declaration = { environments: ["staging", "production"], services: [delays] } as const;

export const stacks = stackFiles(declaration, "buses-team", {
  staging: {
    delays: {
      domain: "delays-staging.buses.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    delays: {
      domain: "delays.buses.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "Staging pushes to the phones of all passengers: one app at OneSignal for both environments.";
