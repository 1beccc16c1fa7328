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
import { papertrail, postgres, redis, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A music service's reminders, Django: with celery beat on two dynos every reminder is sent twice. Broken: practice 78, https://devcenter.heroku.com/articles/scheduled-jobs-custom-clock-processes and https://openfolder.sh/heroku-anti-dx */
const reminders = service({
  name: "reminders",
  processes: ["web", "worker", "beat"],
  addons: {
    postgres: postgres({ backup: daily("08:00", "Asia/Jerusalem", { offSite: "a bucket at another provider" }) }),
    redis: redis(),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("reminders.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("dev@music.example")],
});

export const declaration = { environments: ["staging", "production"], services: [reminders] } as const;

export const stacks = stackFiles(declaration, "music-dev", {
  staging: {
    reminders: {
      domain: "reminders-staging.music.example",
      processes: {
        web: { quantity: 1, size: "Basic" },
        worker: { quantity: 1, size: "Basic" },
        beat: { quantity: 1, size: "Basic" },
      },
      addons: {
        postgres: { plan: "essential-0" },
        redis: { plan: "premium-0" },
        papertrail: { plan: "choklad" },
        rollbar: { plan: "free" },
      },
    },
  },
  production: {
    reminders: {
      domain: "reminders.music.example",
      processes: {
        web: { quantity: 2, size: "Standard-1X" },
        worker: { quantity: 2, size: "Standard-1X" },
        beat: { quantity: 2, size: "Standard-1X" },
      },
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
  "beat is a scheduler and has two dynos in production: every job is started twice. A scheduler runs on one dyno.";
