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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An insurer's letters, Rails with wkhtmltopdf from an unpinned fork. Broken: practice 51, https://help.datica.com/hc/en-us/articles/115004868226 */
const letters = service({
  name: "letters",
  processes: ["web"],
  buildpacks: ["https://github.com/some-stranger/heroku-buildpack-wkhtmltopdf.git", "heroku/ruby"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/New_York", { offSite: "the insurer's archive, each night" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("letters@insurer.example")],
});

export const declaration = { environments: ["staging", "production"], services: [letters] } as const;

export const stacks = stackFiles(declaration, "insurer-web", {
  staging: {
    letters: {
      domain: "letters-staging.insurer.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    letters: {
      domain: "letters.insurer.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "A buildpack of a third party is taken from the head of its branch: anyone who can push there runs code in every build, and staging and production may be built by different ones. Pin it to a commit with #<sha>.";
