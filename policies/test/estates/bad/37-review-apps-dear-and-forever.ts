import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  reviewApps,
  service,
} from "../../../../settings/declare.ts";
import { otherAddon, papertrail, postgres, redis } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A start-up's planner, Node: review apps as large as production, a month long, without CI. Broken: practices 20 and 42, https://devcenter.heroku.com/articles/github-integration-review-apps */
const planner = service({
  name: "planner",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({ backup: daily("09:00", "America/Los_Angeles", { offSite: "a bucket in a second account" }) }),
    redis: redis(),
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
  reviewApps: reviewApps("example-planner/planner", {
    size: "Performance-M",
    plans: { postgres: "standard-2", redis: "premium-3" },
    staleDays: 30,
    waitForCi: false,
    config: { PUBLIC_HOST: ".herokuapp.com" },
    postdeploy: "npm run seed",
  }),
  notices: [email("eng@planner.example")],
});

export const declaration = { environments: ["staging", "production"], services: [planner] } as const;

export const stacks = stackFiles(declaration, "planner-eng", {
  staging: {
    planner: {
      domain: "app.staging.planner.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        sentry: { plan: "f1" },
      },
    },
  },
  production: {
    planner: {
      domain: "app.planner.example",
      processes: { web: { quantity: 2, size: "Standard-2X" }, worker: { quantity: 1, size: "Standard-2X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-1" },
        papertrail: { plan: "fixa" },
        sentry: { plan: "f1" },
      },
    },
  },
});

export const expects =
  "A review app costs more than production: two Performance-M dynos, standard-2 and premium-3, about $820 a month for each pull request, kept for 30 days, and made before CI has passed. Use small sizes and plans, a few days, and CI.";
