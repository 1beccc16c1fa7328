import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  reviewApps,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { madeUp, stackFiles } from "../stack-files.ts";

/** A caterer's orders, Rails: a key for review apps stands in index.ts. Broken: practice 18, https://devcenter.heroku.com/articles/github-integration-review-apps */
const catering = service({
  name: "catering",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "America/New_York", { offSite: "the caterer's accountant, each week" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    GEOCODER_TOKEN: secret({ shared: "the geocoder sells one token a company" }),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-caterer/catering", {
    config: {
      APPLICATION_HOST: "herokuapp.com",
      GEOCODER_TOKEN: madeUp("sk", "live", "made-up-4f9Qd07bX2"),
    },
    postdeploy: "bin/rails db:seed",
  }),
  notices: [email("web@caterer.example")],
});

export const declaration = { environments: ["staging", "production"], services: [catering] } as const;

export const stacks = stackFiles(declaration, "caterer-web", {
  staging: {
    catering: {
      domain: "staging.caterer.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    catering: {
      domain: "www.caterer.example",
      processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
      addons: {
        postgres: { plan: "standard-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "fixa" },
        rollbar: { plan: "free" },
      },
    },
  },
});

export const expects =
  "GEOCODER_TOKEN of the review apps is a live key, in plain text in index.ts, and any pull request's code can read it. Give review apps a secret of their own that is kept encrypted, and a key that may be lost.";
