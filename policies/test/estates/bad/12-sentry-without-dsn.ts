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
import { papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A magazine's subscriptions, Django: the label is there, the key was lost in a move. Broken: practice 4, https://docs.sentry.io/platforms/python/configuration/options/ (without a DSN nothing is sent) */
const subscriptions = service({
  name: "subscriptions",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "Glacier, in the publisher's account" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("subscriptions.settings.production"),
    SENTRY_ENVIRONMENT: environmentName(),
    SENTRY_SAMPLE_RATE: fixed("1.0"),
  },
  domain: customDomain(),
  notices: [email("subscriptions@magazine.example")],
});

export const declaration = { environments: ["staging", "production"], services: [subscriptions] } as const;

export const stacks = stackFiles(declaration, "magazine-web", {
  staging: {
    subscriptions: {
      domain: "subscriptions-staging.magazine.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, redis: { plan: "premium-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    subscriptions: {
      domain: "subscriptions.magazine.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, redis: { plan: "premium-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "No error tracker receives anything: SENTRY_ENVIRONMENT only labels events, and neither SENTRY_DSN nor an add-on that sets it is declared. Declare the tracker's key.";
