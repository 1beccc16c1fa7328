import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  service,
  vendorBackup,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A fishing club's catches, Express on mLab, copied from a tutorial. Broken: practice 89, https://docs.mlab.com/shutdown-of-heroku-add-on/ (shut down in November 2020) */
const catches = service({
  name: "catches",
  processes: ["web"],
  addons: {
    mongo: otherAddon("mongolab", {
      firstPlan: "sandbox",
      sets: ["MONGODB_URI"],
      backup: vendorBackup("mLab's own, each day, restored from its dashboard"),
    }),
    papertrail: papertrail(),
    sentry: otherAddon("sentry", { firstPlan: "f1", sets: ["SENTRY_DSN"] }),
  },
  config: {
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("web@fishing.example")],
});

export const declaration = { environments: ["staging", "production"], services: [catches] } as const;

export const stacks = stackFiles(declaration, "fishing-club", {
  staging: {
    catches: {
      domain: "catches-staging.fishing.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { mongo: { plan: "sandbox" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
  production: {
    catches: {
      domain: "catches.fishing.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { mongo: { plan: "shared-cluster-1" }, papertrail: { plan: "choklad" }, sentry: { plan: "f1" } },
    },
  },
});

export const expects =
  "The add-on mongo is mongolab, which was shut down in 2020: Heroku sells it no more, and nothing can be made. Name another MongoDB, such as an Atlas cluster by a secret MONGODB_URI.";
