import {
  customDomain,
  daily,
  email,
  environmentName,
  external,
  fixed,
  fromDomain,
  generated,
  onlyIn,
  perEnvironment,
  secret,
  service,
  toWww,
} from "../../../../settings/declare.ts";
import { papertrail, postgres, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A guild hall's events, Rails: the canonical host stayed on the address of before the domain. Broken: practices 72 and 117, https://github.com/tylerhunt/rack-canonical-host */
const events = service({
  name: "events",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "America/New_York", { offSite: "the hall's archive, each week" }) }),
    papertrail: papertrail(),
    rollbar: rollbar(),
  },
  config: {
    APPLICATION_HOST: perEnvironment(),
    CANONICAL_HOST: fromDomain(),
    EMAIL_RECIPIENTS: onlyIn("staging", perEnvironment(), "staging's mail goes to testers, never to the public"),
    RACK_ENV: fixed("production"),
    ROLLBAR_ENV: environmentName(),
    SECRET_KEY_BASE: generated(),
    SMTP_ADDRESS: fixed("smtp.sendgrid.net"),
    SMTP_PASSWORD: secret(),
  },
  domain: customDomain({
    dns: external({ alias: true }),
    apexRedirect: onlyIn("production", toWww(), "staging has no apex"),
  }),
  notices: [email("events@hall.example")],
});

export const declaration = { environments: ["staging", "production"], services: [events] } as const;

export const stacks = stackFiles(declaration, "guild-hall", {
  staging: {
    events: {
      domain: "staging.hall.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: {
        APPLICATION_HOST: "staging.hall.example",
        EMAIL_RECIPIENTS: "events-testers@hall.example",
      },
    },
  },
  production: {
    events: {
      domain: "www.hall.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
      config: { APPLICATION_HOST: "events-production.herokuapp.com" },
    },
  },
});

export const expects =
  "APPLICATION_HOST of production is events-production.herokuapp.com although the app's domain is www.hall.example: links in mails and sitemaps miss the domain. It has to be fromDomain().";
