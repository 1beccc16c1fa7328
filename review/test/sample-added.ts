import { code } from "../../kinds/command.ts";
import { declare, onlyIn, setSecret, step } from "../../kinds/edits.ts";
import type { Health } from "../../kinds/health.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";

const on = (service: string, place: string) => ({ service, app: `${service}-production`, place: `added.${place}` });

/** One of each kind that somebody may add by hand; the last one is ignored. */
export const sampleAdded: AddedByHand[] = [
  {
    ...on("catalog", "config.STRIPE_KEY"),
    kind: "config var",
    key: "STRIPE_KEY",
    by: "ada@example.org",
    at: "2026-11-21T07:00:00Z",
    release: 91,
    accept: [
      declare("catalog", "config.STRIPE_KEY", onlyIn("production", code`secret()`)),
      setSecret("production", "catalog:STRIPE_KEY"),
    ],
    remove: [step(["heroku", "config:unset", "STRIPE_KEY", "--app", "catalog-production"])],
  },
  {
    ...on("catalog", "addons.catalog-new-db"),
    kind: "add-on",
    addon: "catalog-new-db",
    plan: "heroku-postgresql:premium-0",
    attachedAs: ["DATABASE", "HEROKU_POSTGRESQL_AQUA"],
    usedBy: ["DATABASE"],
    monthly: 200,
    accept: [declare("catalog", "addons.postgres2", onlyIn("production", code`postgres(…)`))],
  },
  {
    ...on("catalog", "attachments.STAGING_DB"),
    kind: "attachment",
    attachment: "STAGING_DB",
    addon: "postgresql-flat-1",
    from: "catalog-staging",
    remove: [step(["heroku", "addons:detach", "STAGING_DB", "--app", "catalog-production"])],
  },
  { ...on("catalog", "domains.old.example.org"), kind: "domain", hostname: "old.example.org" },
  { ...on("catalog", "drains.https://logs.example.org"), kind: "drain", receiver: "https://logs.example.org" },
  { ...on("catalog", "webhooks.https://hooks.example.org"), kind: "webhook", receiver: "https://hooks.example.org" },
  { ...on("catalog", "access.eve@example.org"), kind: "person", account: "eve@example.org", permissions: ["view"] },
  { ...on("catalog", "features.preboot"), kind: "feature", feature: "preboot" },
  { ...on("catalog", "buildpacks"), kind: "buildpacks", buildpacks: ["heroku/nodejs", "heroku/python"] },
  { ...on("catalog", "processes.console"), kind: "process", process: "console", quantity: 1, size: "Standard-1X" },
  {
    ...on("catalog", "pipeline.catalog-client"),
    kind: "pipeline member",
    member: "catalog-client",
    stage: "production",
  },
  {
    ...on("credits", "config.DEBUG_UNTIL"),
    kind: "config var",
    key: "DEBUG_UNTIL",
    ignored: { reason: "an operator looks for a leak", until: "2027-01-31" },
  },
];

const unhealthy = (service: string) => ({ service, app: `${service}-production` });

/** One of each kind that may not work. */
export const sampleHealth: Health[] = [
  {
    ...unhealthy("catalog"),
    kind: "certificate",
    hostname: "catalog.example.org",
    status: "failing",
    reason: "CAA record prevents issuing the certificate",
  },
  {
    ...unhealthy("catalog"),
    kind: "backup",
    database: "catalog-new-db",
    attachment: "DATABASE",
    problem: "no schedule",
  },
  {
    ...unhealthy("trails"),
    kind: "backup",
    database: "trails-db",
    attachment: "DATABASE",
    problem: "old backup",
    newest: "2026-11-12T02:10:00Z",
  },
  { ...unhealthy("trails"), kind: "dynos", state: "crashed", dynos: ["web.1", "web.2"] },
  {
    ...unhealthy("trails"),
    kind: "release",
    version: 45,
    description: "Deploy 3f9c2d41",
    by: "bo@example.org",
    at: "2026-11-21T08:00:00Z",
  },
  {
    ...unhealthy("trails"),
    kind: "add-on",
    addon: "trails-papertrail",
    plan: "papertrail:fixa",
    state: "provisioning",
    since: "2026-11-20T08:00:00Z",
  },
  { ...unhealthy("trails"), kind: "database", database: "trails-db", status: "Unavailable" },
  {
    ...unhealthy("trails"),
    kind: "full",
    database: "trails-db",
    attachment: "DATABASE",
    plan: "heroku-postgresql:essential-0",
    measure: "storage",
    used: 950 * 1024 ** 2,
    limit: 1024 ** 3,
    percent: 92,
  },
  {
    ...unhealthy("trails"),
    kind: "log volume",
    addon: "trails-papertrail",
    plan: "papertrail:fixa",
    used: 9.5 * 1024 ** 2,
    limit: 10 * 1024 ** 2,
    percent: 95,
  },
  { ...unhealthy("credits"), kind: "suspended", reason: "This account is suspended." },
];
