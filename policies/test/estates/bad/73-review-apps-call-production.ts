import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  reviewApps,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A food bank's volunteers, Rails, whose review apps write to production's stock. Broken: practice 18, https://devcenter.heroku.com/articles/github-integration-review-apps */
const volunteers = service({
  name: "volunteers",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/Detroit", { offSite: "the food bank's own bucket, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RAILS_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    STOCK_API_URL: perEnvironment(),
  },
  domain: customDomain(),
  notices: [email("it@foodbank.example")],
  reviewApps: reviewApps("city-food-bank/volunteers", {
    config: { APPLICATION_HOST: ".herokuapp.com", STOCK_API_URL: "https://stock.foodbank.example/api" },
    postdeploy: "bin/rails db:seed",
  }),
});

export const declaration = { environments: ["staging", "production"], services: [volunteers] } as const;

export const stacks = stackFiles(declaration, "city-food-bank", {
  staging: {
    volunteers: {
      domain: "volunteers-staging.foodbank.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { STOCK_API_URL: "https://stock-staging.foodbank.example/api" },
    },
  },
  production: {
    volunteers: {
      domain: "volunteers.foodbank.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
      config: { STOCK_API_URL: "https://stock.foodbank.example/api" },
    },
  },
});

export const expects =
  "Review apps have production's STOCK_API_URL: the code of any pull request books into the real stock, where staging's would do.";
