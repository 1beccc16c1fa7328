import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** An alumni office's newsletter, Django by Amazon SES. Broken: practice 121, https://sendpit.com/de/blog/staging-emails-real-users */
const newsletter = service({
  name: "newsletter",
  description: "Newsletter of the alumni office.",
  processes: ["web", "worker"],
  addons: {
    postgres: postgres({
      backup: daily("01:00", "America/New_York", { offSite: "the university's archive, nightly" }),
    }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    AWS_SES_ACCESS_KEY_ID: secret(),
    AWS_SES_REGION_NAME: fixed("us-east-1"),
    AWS_SES_SECRET_ACCESS_KEY: secret(),
    DEFAULT_FROM_EMAIL: fixed("Alumni Office <alumni@university.example>"),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("newsletter.settings.heroku"),
    EMAIL_BACKEND: fixed("django_ses.SESBackend"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("web@university.example")],
});

export const declaration = { environments: ["staging", "production"], services: [newsletter] } as const;

export const stacks = stackFiles(declaration, "alumni-web", {
  staging: {
    newsletter: {
      domain: "newsletter-staging.university.example",
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
    newsletter: {
      domain: "newsletter.university.example",
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
  "Staging sends by Amazon SES exactly as production does, and nothing catches it: a test mails real alumni. Staging needs a mail sink: recipients of its own, a sandbox, or a backend that sends nothing.";
