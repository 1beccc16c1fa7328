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
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A church school's enrolment, Rails: each pull request gets a copy of the real children. Broken: practices 21 and 109, https://github.com/thoughtbot/parity/issues/183 */
const enrolment = service({
  name: "enrolment",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/Chicago", { offSite: "the diocese's archive, each night" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    PRODUCTION_DATABASE_URL: secret({ shared: "review apps and staging are filled from it" }),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  reviewApps: reviewApps("example-school/enrolment", {
    config: { APPLICATION_HOST: "herokuapp.com", PRODUCTION_DATABASE_URL: "from the pipeline's own config vars" },
    postdeploy: 'pg_dump --no-owner "$PRODUCTION_DATABASE_URL" | psql "$DATABASE_URL"',
  }),
  notices: [email("office@school.example")],
});

export const declaration = { environments: ["staging", "production"], services: [enrolment] } as const;

export const stacks = stackFiles(declaration, "church-school", {
  staging: {
    enrolment: {
      domain: "enrolment-staging.school.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    enrolment: {
      domain: "enrolment.school.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "Review apps are filled from production: postdeploy dumps PRODUCTION_DATABASE_URL, which staging has as well. Anybody who can open a pull request gets the real records and a way to the real database. Seed made-up records instead.";
