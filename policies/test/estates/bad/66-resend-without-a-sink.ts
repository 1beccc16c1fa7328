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
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A book club's invitations, Remix with Resend, whose staging sends mail to everyone in its data. Broken: practice 121, https://resend.com/docs/dashboard/emails/send-test-emails */
const invitations = service({
  name: "invitations",
  processes: ["web"],
  addons: {
    postgres: postgres({ backup: daily("02:00", "Europe/Dublin", { offSite: "the club's own bucket, each night" }) }),
    papertrail: papertrail(),
  },
  config: {
    APP_HOST: fromDomain(),
    MAIL_FROM: fixed("Book Club <hello@bookclub.example>"),
    NODE_ENV: fixed("production"),
    RESEND_API_KEY: secret(),
    SENTRY_DSN: secret({ shared: "one project, separated by environment" }),
    SENTRY_ENVIRONMENT: environmentName(),
    SESSION_SECRET: generated(),
  },
  domain: customDomain(),
  notices: [email("hello@bookclub.example")],
});

export const declaration = { environments: ["staging", "production"], services: [invitations] } as const;

export const stacks = stackFiles(declaration, "book-club", {
  staging: {
    invitations: {
      domain: "staging.bookclub.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
    },
  },
  production: {
    invitations: {
      domain: "www.bookclub.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
    },
  },
});

export const expects =
  "The service sends mail through Resend, and staging has nothing that catches it: a copy of production's data mails its members.";
