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

/** A quiz for pubs, Node, with one app at Pusher. */
const quiz = service({
  name: "quiz",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "a bucket of our own, fetched each morning" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    NODE_ENV: fixed("production"),
    PUBLIC_HOST: fromDomain(),
    PUSHER_APP_ID: fixed("1482931"),
    PUSHER_CLUSTER: fixed("eu"),
    PUSHER_KEY: fixed("6f1c2b9ad0e3f4785a6b", { public: "browsers subscribe with it" }),
    PUSHER_SECRET: secret({ shared: "one app at Pusher" }),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@pubs.example")],
});

export const declaration = { environments: ["staging", "production"], services: [quiz] } as const;

export const stacks = stackFiles(declaration, "pubs-team", {
  staging: {
    quiz: {
      domain: "quiz-staging.pubs.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    quiz: {
      domain: "quiz.pubs.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects = "What staging publishes reaches the browsers of production, as both are one app at Pusher.";
