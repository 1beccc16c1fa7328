import {
  customDomain,
  email,
  environmentName,
  fixed,
  fromDomain,
  secret,
  service,
} from "../../../../settings/declare.ts";
import { papertrail, rollbar } from "../../../../settings/vendors.ts";
import { stackFiles } from "../stack-files.ts";

/** A club's ledger, Laravel, whose database is a file on the dyno. */
const ledger = service({
  name: "ledger",
  processes: ["web"],
  addons: { papertrail: papertrail(), rollbar: rollbar() },
  config: {
    APP_DEBUG: fixed("false"),
    APP_ENV: fixed("production"),
    APP_HOST: fromDomain(),
    APP_KEY: secret(),
    DB_CONNECTION: fixed("sqlite"),
    DB_DATABASE: fixed("/app/storage/database.sqlite"),
    LOG_CHANNEL: fixed("errorlog"),
    ROLLBAR_ENVIRONMENT: environmentName(),
  },
  domain: customDomain(),
  notices: [email("deploys@club.example")],
});

export const declaration = { environments: ["staging", "production"], services: [ledger] } as const;

export const stacks = stackFiles(declaration, "club-team", {
  staging: {
    ledger: {
      domain: "ledger-staging.club.example",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: { papertrail: { plan: "choklad" }, rollbar: { plan: "free" } },
    },
  },
  production: {
    ledger: {
      domain: "ledger.club.example",
      processes: { web: { quantity: 2, size: "Standard-1X" } },
      addons: { papertrail: { plan: "fixa" }, rollbar: { plan: "free" } },
    },
  },
});

export const expects =
  "The ledger is a SQLite file on the dyno, which is gone with each restart: DB_CONNECTION is sqlite.";
