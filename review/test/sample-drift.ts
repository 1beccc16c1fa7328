import { code, gap } from "../../kinds/command.ts";
import { ignore, run, set, step, undeclare, upOf } from "../../kinds/edits.ts";
import type { Drift } from "../report/report.ts";
import { drifted, hidden, shown, subject } from "./sample-objects.ts";

const of = (service: string, noun: string, name: string) => subject("production", service, noun, name);

const revert = [upOf("production")];
const stackOf = (service: string) => ({ environment: "production", service });

/** Production has drifted in every way there is a name for; the last one is ignored. */
export const sampleDrift: Drift[] = [
  drifted(
    of("bookings", "AppConfigAssociation", "bookings-app-config"),
    [hidden("vars.WEB_CONCURRENCY")],
    {
      kind: "hand edit",
      details: [{ code: "config set", keys: ["WEB_CONCURRENCY"] }],
      by: "ada@example.org",
      at: "2026-11-21T07:00:00Z",
      release: 57,
    },
    {
      accept: [set(stackOf("bookings"), "config.WEB_CONCURRENCY", gap("live value"))],
      revert,
    },
  ),
  drifted(
    of("trails", "AppConfigAssociation", "trails-app-config"),
    [hidden("vars.CELERY_WORKER_CONCURRENCY"), hidden("vars.ALLOWED_HOSTS", "delete")],
    {
      kind: "rollback",
      details: [{ code: "config rolled back", keys: ["CELERY_WORKER_CONCURRENCY", "ALLOWED_HOSTS"], to: 41 }],
      by: "bo@example.org",
      at: "2026-11-21T08:30:00Z",
      release: 44,
    },
    { revert: [step(["heroku", "releases:rollback", "v43", "--app", "trails-production"])] },
  ),
  drifted(
    of("catalog", "AppConfigAssociation", "catalog-app-config"),
    [hidden("vars.ROLLBAR_ENDPOINT", "add")],
    {
      kind: "add-on",
      details: [{ code: "config of add-on", keys: ["ROLLBAR_ENDPOINT"], addonService: "rollbar" }],
      at: "2026-11-18T16:20:00Z",
      release: 88,
    },
    { revert: [step(["heroku", "config:unset", "ROLLBAR_ENDPOINT", "--app", "catalog-production"])] },
  ),
  drifted(
    of("catalog", "Formation", "catalog-app-web"),
    [shown("quantity", "2", "5")],
    { kind: "autoscaled", details: [{ code: "autoscaled", size: "Performance-M" }] },
    {
      accept: [ignore(stackOf("catalog"), "processes.web.quantity")],
      revert: [step(["heroku", "ps:autoscale:disable", "--app", "catalog-production"]), ...revert],
    },
  ),
  drifted(
    of("catalog", "Domain", "catalog-domain"),
    [hidden("sniEndpointId")],
    { kind: "certificate", details: [{ code: "certificate" }] },
    { accept: [run("pulumi", "refresh", "--stack", "production")] },
  ),
  drifted(
    of("trails", "Addon", "trails-redis"),
    [shown("plan", "heroku-redis:premium-0", "heroku-redis:premium-0-v2")],
    {
      kind: "plan renamed",
      details: [{ code: "plan renamed", before: "heroku-redis:premium-0", after: "heroku-redis:premium-0-v2" }],
    },
    {
      accept: [set(stackOf("trails"), "addons.redis.plan", code`premium-0-v2`)],
    },
  ),
  drifted(
    of("bookings", "Drain", "bookings-drain"),
    [],
    { kind: "deleted", details: [{ code: "gone", parts: [] }] },
    { operation: "delete", revert, accept: [undeclare("bookings", "drains.archive")] },
  ),
  drifted(of("credits", "AppWebhook", "credits-notice-credits-deploys@example.org"), [hidden("level")], {
    kind: "unknown",
    details: [{ code: "changed outside" }],
  }),
  drifted(
    of("credits", "Formation", "credits-app-web"),
    [shown("quantity", "1", "3")],
    { kind: "autoscaled", details: [{ code: "scaled", process: "web" }] },
    { ignored: { reason: "Judoscale scales credits until spring", until: "2027-03-31" } },
  ),
];
