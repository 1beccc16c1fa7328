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
import { otherAddon, papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A co-op's shifts, Rails, moved from Rollbar to Honeybadger. Broken: practice 4, https://docs.honeybadger.io/lib/ruby/errors/environments/ */
const shifts = service({
  name: "shifts",
  description: "Who works when in the co-op's shop.",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/Chicago", { offSite: "the co-op's own storage, each Monday" }),
    }),
    papertrail: papertrail(),
    honeybadger: otherAddon("honeybadger", { firstPlan: "free", sets: ["HONEYBADGER_API_KEY"] }),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    RACK_ENV: fixed("production"),
    RAILS_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("shifts@coop.example")],
});

export const declaration = { environments: ["staging", "production"], services: [shifts] } as const;

export const stacks = stackFiles(declaration, "coop-it", {
  staging: {
    shifts: {
      domain: "shifts-staging.coop.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, honeybadger: { plan: "free" } },
    },
  },
  production: {
    shifts: {
      domain: "shifts.coop.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, honeybadger: { plan: "free" } },
    },
  },
});

export const expects =
  "Honeybadger is used, and ROLLBAR_ENV labels nothing for it: with RAILS_ENV=production everywhere, staging's errors are filed as production's. Declare HONEYBADGER_ENV: environmentName(), and take ROLLBAR_ENV away.";
