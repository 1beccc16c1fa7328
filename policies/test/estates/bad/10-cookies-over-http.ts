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

/** A parish's donations, Flask. Broken: practice 47 (served over HTTPS), https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#https */
const donations = service({
  name: "donations",
  processes: ["web"],
  addons: {
    postgres: postgres({
      backup: daily("06:00", "America/Boise", { offSite: "the treasurer's encrypted disk, every Friday" }),
    }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    FLASK_DEBUG: fixed("0"),
    FORCE_HTTPS: fixed("no"),
    ROLLBAR_ENVIRONMENT: environmentName(),
    SECRET_KEY: generated(),
    SERVER_NAME: fromDomain(),
    SESSION_COOKIE_SECURE: fixed("False"),
  },
  domain: customDomain(),
  notices: [email("donations@parish.example")],
});

export const declaration = { environments: ["staging", "production"], services: [donations] } as const;

export const stacks = stackFiles(declaration, "parish-web", {
  staging: {
    donations: {
      domain: "donations-test.parish.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    donations: {
      domain: "donations.parish.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "SESSION_COOKIE_SECURE is off and FORCE_HTTPS is off in production: sessions travel over plain HTTP although the domain has a certificate. Both have to be on.";
