import type { Change, EnvironmentReview } from "../report/report.ts";
import { sampleAdded, sampleHealth } from "./sample-added.ts";
import { sampleDrift } from "./sample-drift.ts";
import { change, hidden, shown, subject, unread } from "./sample-objects.ts";

const of = (service: string, noun: string, name: string) => subject("production", service, noun, name);

const changes: Change[] = [
  change(of("credits", "Addon", "credits-postgres"), "create"),
  change(of("credits", "PostgresBackupSchedule", "credits-postgres-backup"), "create"),
  change(of("catalog", "Addon", "catalog-postgres"), "update", [
    shown("plan", "heroku-postgresql:standard-0", "heroku-postgresql:standard-2"),
  ]),
  change(of("catalog", "AppConfigAssociation", "catalog-app-config"), "update", [
    hidden("vars.CATALOG_PAGE_SIZE", "add"),
    hidden("vars.DJANGO_LOG_LEVEL"),
    hidden("vars.OLD_THEME", "delete"),
  ]),
  change(of("trails", "aws:route53/record:Record", "trails-domain-record"), "update", [hidden("records")], {
    isSimulated: true,
  }),
  change(
    of("trails", "Domain", "trails-domain"),
    "replace",
    [{ ...shown("hostname", "www.trails.example.org", "trails.example.org"), replaces: true }],
    { isDestructive: true },
  ),
  change(of("credits", "Addon", "credits-graph"), "delete", [], { isDestructive: true }),
];

const services: EnvironmentReview["services"] = {
  catalog: {
    app: "catalog-production",
    processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
    addons: {
      postgres: "heroku-postgresql:standard-2",
      papertrail: "papertrail:fixa",
      rollbar: "rollbar:free",
      proximo: "proximo:development",
    },
    domain: "catalog.example.org",
  },
  bookings: {
    app: "bookings-production",
    processes: { web: { quantity: 2, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
    addons: { postgres: "heroku-postgresql:standard-0", papertrail: "papertrail:fixa", rollbar: "rollbar:free" },
    domain: "bookings.example.org",
  },
  trails: {
    app: "trails-production",
    processes: { web: { quantity: 1, size: "Standard-1X" }, worker: { quantity: 1, size: "Standard-1X" } },
    addons: {
      postgres: "heroku-postgresql:standard-0",
      redis: "heroku-redis:premium-0",
      papertrail: "papertrail:fixa",
      rollbar: "rollbar:free",
    },
    domain: "trails.example.org",
  },
  credits: {
    app: "credits-production",
    processes: { web: { quantity: 1, size: "Standard-1X" } },
    addons: {
      postgres: "heroku-postgresql:essential-0",
      redis: "rediscloud:250",
      papertrail: "papertrail:fixa",
      rollbar: "rollbar:free",
    },
  },
};

/** Held up by a policy: everything that a review can find is in it. */
export const sampleProduction: EnvironmentReview = {
  exceptions: [],
  unusedConfirmations: [],
  environment: "production",
  outcome: "failed",
  changes,
  drift: sampleDrift,
  addedByHand: sampleAdded,
  health: sampleHealth,
  rolledBack: [
    {
      service: "trails",
      app: "trails-production",
      to: 41,
      release: 44,
      by: "bo@example.org",
      at: "2026-11-21T08:30:00Z",
    },
  ],
  restarts: [
    {
      service: "catalog",
      app: "catalog-production",
      processes: ["web", "worker"],
      because: [{ code: "config vars", keys: ["CATALOG_PAGE_SIZE", "DJANGO_LOG_LEVEL", "OLD_THEME"] }],
    },
  ],
  policies: [
    {
      policy: "production-database-tier",
      level: "mandatory",
      urn: of("credits", "Addon", "credits-postgres").urn,
      message:
        "credits-postgres: expected a standard plan or above, got heroku-postgresql:essential-0: change the plan in the stack file",
    },
    {
      policy: "off-site-copy",
      level: "advisory",
      urn: of("credits", "PostgresBackupSchedule", "credits-postgres-backup").urn,
      message:
        'credits-postgres: expected a copy outside Heroku, got none: declare where with daily(…, { offSite: "where" })',
    },
    {
      policy: "monthly-cost-cap",
      level: "advisory",
      message:
        "estate: expected at most $600 a month, got $618: choose smaller plans, or set dollars of monthly-cost-cap",
    },
  ],
  cost: {
    before: 467,
    after: 618,
    services: {
      catalog: { before: 137, after: 287 },
      bookings: { before: 132, after: 132 },
      trails: { before: 122, after: 122 },
      credits: { before: 76, after: 77 },
    },
    unpriced: [{ service: "trails", plan: "rollbar:free", because: "no price" }],
  },
  errors: [
    {
      code: "finding",
      file: "Pulumi.production.yaml",
      path: "estate:services.credits.addons.postgres.plan",
      expected: "a plan of heroku-postgresql",
      got: '"essential-9"',
    },
  ],
  notChecked: [
    unread("webhooks", "GET /apps/bookings-production/webhooks: 503 Service Unavailable", "bookings-production"),
  ],
  services,
};
