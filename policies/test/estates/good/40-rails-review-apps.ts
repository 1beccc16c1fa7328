import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  reviewApps,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { madeUp, type Secrets, stackFiles } from "../stack-files.ts";

/** A dance school's courses, Rails with an app for each pull request: seeded, with test keys of its own and no mail. */
const courses = service({
  name: "courses",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("02:00", "America/Denver", { offSite: "the school's own bucket, each night" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to the teachers who test"),
    RAILS_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.postmarkapp.com"),
    SMTP_PASSWORD: secret(),
    STRIPE_SECRET_KEY: secret(),
  },
  domain: customDomain(),
  notices: [email("office@dance.example")],
  reviewApps: reviewApps("dance-school/courses", {
    config: {
      APPLICATION_HOST: ".herokuapp.com",
      EMAIL_RECIPIENTS: "reviews@dance.example",
      STRIPE_SECRET_KEY: secret(),
    },
    postdeploy: "bin/rails db:seed",
    staleDays: 3,
  }),
});

export const declaration = { environments: ["staging", "production"], services: [courses] } as const;

export const stacks = stackFiles(declaration, "dance-school", {
  staging: {
    courses: {
      domain: "courses-staging.dance.example",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "mini" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
      config: { EMAIL_RECIPIENTS: "testers@dance.example" },
    },
  },
  production: {
    courses: {
      domain: "courses.dance.example",
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

export const secrets: Secrets = {
  staging: {
    "courses:STRIPE_SECRET_KEY": madeUp("sk", "test", "51Courses"),
    "courses:review.STRIPE_SECRET_KEY": madeUp("sk", "test", "51CoursesReview"),
  },
  production: { "courses:STRIPE_SECRET_KEY": madeUp("sk", "live", "51Courses") },
};

export const expects =
  "Nothing stops it: review apps have seeds, test keys of their own, mail that one list gets, and end after three days.";
