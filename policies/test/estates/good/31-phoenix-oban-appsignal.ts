import {
  customDomain,
  daily,
  email,
  environmentName,
  fixed,
  fromDomain,
  generated,
  perEnvironment,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, postgres } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A cycling club's rides, Phoenix with Oban in the web process, reporting to AppSignal. Staging's mail stays in a local mailbox. */
const rides = service({
  name: "rides",
  processes: ["web"],
  buildpacks: ["hashnuke/elixir"],
  addons: {
    postgres: postgres({
      backup: daily("03:00", "Europe/Copenhagen", { offSite: "the club's own storage, each night" }),
    }),
    papertrail: papertrail(),
  },
  config: {
    APPSIGNAL_APP_ENV: environmentName(),
    APPSIGNAL_APP_NAME: fixed("rides"),
    APPSIGNAL_PUSH_API_KEY: secret({ shared: "one organization, separated by environment" }),
    MAILER_ADAPTER: perEnvironment(),
    MAILGUN_API_KEY: secret(),
    MAILGUN_DOMAIN: perEnvironment(),
    MIX_ENV: fixed("prod"),
    OBAN_QUEUES: fixed("default:10,mail:5"),
    PHX_HOST: fromDomain(),
    POOL_SIZE: perEnvironment(),
    SECRET_KEY_BASE: generated(),
  },
  domain: customDomain(),
  notices: [email("web@cycling.example")],
  exceptions: { mailSink: "MAILER_ADAPTER is Swoosh's local mailbox, which sends nothing" },
});

export const declaration = { environments: ["staging", "production"], services: [rides] } as const;

export const stacks = stackFiles(declaration, "cycling-club", {
  staging: {
    rides: {
      domain: "rides-staging.cycling.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { postgres: { plan: "essential-0" }, papertrail: { plan: "choklad" } },
      config: { MAILER_ADAPTER: "local", MAILGUN_DOMAIN: "mg-staging.cycling.example", POOL_SIZE: "5" },
    },
  },
  production: {
    rides: {
      domain: "rides.cycling.example",
      processes: { web: { quantity: 1, size: "Standard-1X" } },
      addons: { postgres: { plan: "standard-0" }, papertrail: { plan: "fixa" } },
      config: { MAILER_ADAPTER: "mailgun", MAILGUN_DOMAIN: "mg.cycling.example", POOL_SIZE: "18" },
    },
  },
});

export const expects =
  "Nothing stops it: Oban's jobs wait in Postgres, AppSignal knows the environment, and staging's mail stays in the app.";
