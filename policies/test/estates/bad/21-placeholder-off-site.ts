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

/** A dentist's waiting list, Django; the copy outside Heroku was never set up. Broken: practice 5 and the off-site copy of its list, https://www.remorabackup.com/the-importance-of-off-aws-backup/ */
const waiting = service({
  name: "waiting",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York", { offSite: "TODO ask Sam" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    ALLOWED_HOSTS: fromDomain(),
    DJANGO_SECRET_KEY: generated(),
    DJANGO_SETTINGS_MODULE: fixed("waiting.settings.heroku"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("practice@dentist.example")],
});

export const declaration = { environments: ["staging", "production"], services: [waiting] } as const;

export const stacks = stackFiles(declaration, "dentist-web", {
  staging: {
    waiting: {
      domain: "waiting-staging.dentist.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    waiting: {
      domain: "waiting.dentist.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "offSite of the database says TODO: there is no copy outside of Heroku. Say where one is kept, or remove the text so that the missing copy is reported.";
