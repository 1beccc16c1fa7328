import { code } from "../../kinds/command.ts";
import { set, upOf } from "../../kinds/edits.ts";
import type { EnvironmentReview } from "../report/report.ts";
import { change, drifted, hidden, shown, subject } from "./sample-objects.ts";

const of = (service: string, noun: string, name: string) => subject("staging", service, noun, name);

/** As a pull request mostly finds staging: some changes, one hand edit, an advice. */
export const sampleStaging: EnvironmentReview = {
  exceptions: [],
  unusedConfirmations: [],
  environment: "staging",
  outcome: "succeeded",
  changes: [
    change(of("credits", "Addon", "credits-postgres"), "create"),
    change(of("credits", "PostgresBackupSchedule", "credits-postgres-backup"), "create"),
    change(of("catalog", "AppConfigAssociation", "catalog-app-config"), "update", [
      hidden("vars.CATALOG_PAGE_SIZE", "add"),
      hidden("vars.OLD_THEME", "delete"),
    ]),
    change(of("credits", "Addon", "credits-graph"), "delete", [], { isDestructive: true }),
  ],
  drift: [
    drifted(
      of("bookings", "Formation", "bookings-app-worker"),
      [shown("quantity", "1", "0")],
      {
        kind: "hand edit",
        details: [{ code: "scaled", process: "worker" }],
        by: "cy@example.org",
        at: "2026-11-20T09:15:00Z",
      },
      {
        accept: [set({ environment: "staging", service: "bookings" }, "processes.worker.quantity", code`0`)],
        revert: [upOf("staging")],
      },
    ),
  ],
  addedByHand: [],
  health: [],
  rolledBack: [],
  restarts: [
    {
      service: "catalog",
      app: "catalog-staging",
      processes: ["web", "worker"],
      because: [{ code: "config vars", keys: ["CATALOG_PAGE_SIZE", "OLD_THEME"] }],
    },
  ],
  policies: [
    {
      policy: "off-site-copy",
      level: "advisory",
      urn: of("credits", "PostgresBackupSchedule", "credits-postgres-backup").urn,
      message:
        'credits-postgres: expected a copy outside Heroku, got none: declare where with daily(…, { offSite: "where" })',
    },
  ],
  cost: {
    before: 72,
    after: 77,
    services: {
      catalog: { before: 24, after: 24 },
      bookings: { before: 19, after: 19 },
      trails: { before: 22, after: 22 },
      credits: { before: 7, after: 12 },
    },
    unpriced: [],
  },
  errors: [],
  notChecked: [],
  services: {
    catalog: {
      app: "catalog-staging",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: "heroku-postgresql:essential-0",
        papertrail: "papertrail:choklad",
        rollbar: "rollbar:free",
        proximo: "proximo:development",
      },
      domain: "catalog-staging.example.org",
    },
    bookings: {
      app: "bookings-staging",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: { postgres: "heroku-postgresql:essential-0", papertrail: "papertrail:choklad", rollbar: "rollbar:free" },
      domain: "bookings-staging.example.org",
    },
    trails: {
      app: "trails-staging",
      processes: { web: { quantity: 1, size: "Basic" }, worker: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: "heroku-postgresql:essential-0",
        redis: "heroku-redis:mini",
        papertrail: "papertrail:choklad",
        rollbar: "rollbar:free",
      },
      domain: "staging.trails.example.org",
    },
    credits: {
      app: "credits-staging",
      processes: { web: { quantity: 1, size: "Basic" } },
      addons: {
        postgres: "heroku-postgresql:essential-0",
        redis: "rediscloud:30",
        papertrail: "papertrail:choklad",
        rollbar: "rollbar:free",
      },
    },
  },
};
