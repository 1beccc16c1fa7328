import type { Drift } from "../report/report.ts";
import { drifted, hidden, shown, subject } from "./sample-objects.ts";

const of = (service: string, noun: string, name: string) => subject("production", service, noun, name);

const revert = "pulumi up --refresh --stack production";

/** Production has drifted in every way there is a name for; the last one is ignored. */
export const sampleDrift: Drift[] = [
  drifted(
    of("bookings", "AppConfigAssociation", "bookings-app-config"),
    [hidden("vars.WEB_CONCURRENCY")],
    {
      kind: "hand edit",
      text: "somebody changed it by hand",
      by: "ada@example.org",
      at: "2026-11-21T07:00:00Z",
      release: 57,
    },
    {
      adopt:
        "# Pulumi.production.yaml\nestate:services:\n  bookings:\n    config:\n      WEB_CONCURRENCY: <the value that Heroku has>",
      revert,
    },
  ),
  drifted(
    of("trails", "AppConfigAssociation", "trails-app-config"),
    [hidden("vars.CELERY_WORKER_CONCURRENCY"), hidden("vars.ALLOWED_HOSTS", "delete")],
    {
      kind: "rollback",
      text: "trails-production runs v41 again, with the config vars of then",
      by: "bo@example.org",
      at: "2026-11-21T08:30:00Z",
      release: 44,
    },
    { revert: "heroku releases:rollback v43 --app trails-production" },
  ),
  drifted(
    of("catalog", "AppConfigAssociation", "catalog-app-config"),
    [hidden("vars.ROLLBAR_ENDPOINT", "add")],
    { kind: "add-on", text: "the add-on rollbar set it", at: "2026-11-18T16:20:00Z", release: 88 },
    { revert: "heroku config:unset ROLLBAR_ENDPOINT --app catalog-production" },
  ),
  drifted(
    of("catalog", "Formation", "catalog-app-web"),
    [shown("quantity", "2", "5")],
    { kind: "autoscaled", text: "Heroku's autoscaling keeps between 2 and 6 dynos of web" },
    {
      adopt: '// index.ts\nignore: [{ path: "quantity", reason: "autoscaled", until: "2027-11-01" }]',
      revert: "heroku ps:autoscale:disable --app catalog-production",
    },
  ),
  drifted(
    of("catalog", "Domain", "catalog-domain"),
    [hidden("sniEndpointId")],
    { kind: "certificate", text: "ACM renewed the certificate of catalog.example.org at another endpoint" },
    { adopt: "pulumi refresh --stack production" },
  ),
  drifted(
    of("trails", "Addon", "trails-redis"),
    [shown("plan", "heroku-redis:premium-0", "heroku-redis:premium-0-v2")],
    { kind: "plan renamed", text: "Heroku renamed the plan; nothing else about it changed" },
    {
      adopt: "# Pulumi.production.yaml\nestate:services:\n  trails:\n    addons:\n      redis: { plan: premium-0-v2 }",
    },
  ),
  drifted(
    of("bookings", "Drain", "bookings-drain"),
    [],
    { kind: "deleted", text: "somebody removed the log drain" },
    { operation: "delete", revert, adopt: "// index.ts: take drain out of bookings" },
  ),
  drifted(of("credits", "AppWebhook", "credits-notice-credits-deploys@example.org"), [hidden("level")], {
    kind: "unknown",
    text: "Heroku's releases tell nothing about it",
  }),
  drifted(
    of("credits", "Formation", "credits-app-web"),
    [shown("quantity", "1", "3")],
    { kind: "autoscaled", text: "an autoscaler keeps it" },
    { ignored: { reason: "Judoscale scales credits until spring", until: "2027-03-31" } },
  ),
];
