import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineKinds } from "../../test/support/engine-kinds.ts";
import { rules } from "../rules/all.ts";
import { openSeeded, type Seeded } from "./seeded/open-seeded.ts";

/** The mandatory violations of the seeded estate's production, by rule. */
const mandatory: Readonly<Record<string, string>> = {
  "addresses-stay-in-their-environment":
    "clinic-app-config: CALLBACK_URL: expected an address of production, got clinic-staging.herokuapp.com, which is clinic in staging: set a separate value for each environment",
  "app-in-pipeline":
    "extra: expected a pipeline coupling at stage production, got no coupling: declare the app with service(), or couple it at production",
  "backup-retention":
    "clinic-archive: expected backups kept for 60 days, got 28 with plan standard-0: choose a premium plan, or lower keepDays and store older backups elsewhere",
  "connections-are-encrypted":
    "clinic-app-config: PGSSLMODE: expected encrypted connections, got a setting that sends data, and often a password, in plain text: turn it on, or remove the config var",
  "container-release-path":
    'clinic: expected a release through branches or registry images, got promotion, which Heroku does not support for containers: declare release: branches({ … }) or registryImages("…") in index.ts',
  "data-stores-state-their-backup":
    'legacy-graph: expected backup: vendorBackup("how") or rebuilt("how"), which says how the data of graphenedb comes back, got none',
  "errors-are-tracked": "extra: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN",
  "everything-is-declared":
    "extra: expected a service that declares an App, got none: declare it in index.ts, or move it to another project",
  "logs-are-kept":
    "extra: expected a log add-on or drain, got neither: declare papertrail() in its addons, or logDrain(…) in its drains",
  "monthly-cost-cap":
    "bot: expected at most $200 a month, got $250: choose smaller plans, or set dollars of monthly-cost-cap",
  "no-address-records":
    "legacy-record: expected a CNAME or alias for legacy.example.org, got a record of type A: point it to the app's DNS target",
  "no-direct-deploy-to-production":
    "legacy: expected a separate branch for production, got main, which also builds staging: set another in branches({ … }), or declare promotion()",
  "no-mixed-dyno-tiers":
    "legacy-app: expected dynos of one tier, got clock Standard-1X, web Basic, worker Basic: change the sizes in Pulumi.production.yaml",
  "no-placeholders":
    "clinic-app-config: PARTNER_URL: expected a value, got a placeholder: set the real value, or remove the config var",
  "no-plain-secrets":
    "clinic-app-config: SESSION_SECRET: expected no secret in plain text, got what looks like a secret by its name: declare it as secret(), and rotate it",
  "no-shared-data-store":
    "clinic-app-config: REDIS_URL: expected a separate data store, got the same as staging: give each environment its own, or declare readOnly with the reason",
  "one-canonical-host":
    "legacy-app: expected one canonical host name, got legacy.example.org and www.legacy.example.org and no config var with the canonical one: declare CANONICAL_HOST: fromDomain(), and redirect to it in the app",
  "one-scheduler":
    "legacy-clock: expected one dyno of the scheduler clock, got 2: set its quantity to 1 in Pulumi.production.yaml",
  parity:
    "clinic: expected no config.BETA in production as in staging, got one: run pulumi up for staging from the same index.ts first, or declare the difference with onlyIn",
  "postgres-has-daily-backup":
    'clinic-main: expected a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")',
  "production-data-is-protected":
    "legacy-graph: expected a protected add-on, because it holds data, got one that an up may delete: set protect: true",
  "production-mode":
    "clinic-app-config: APP_DEBUG: expected a production setting, got one that shows stack traces, and often settings and secrets, to visitors: change it for production, or remove it",
  "production-never-sleeps":
    "clinic-app-web: expected a dyno that never sleeps, got Eco: set Basic or above in Pulumi.production.yaml",
  "restricted-data-in-private-space":
    "bot-app: expected an app in a Private Space, because its data is restricted, got one in the Common Runtime: declare its space",
  "review-apps-are-destroyed":
    "legacy-review-apps: expected review apps to be destroyed after at most 14 days, got none destroyed: declare reviewApps with staleDays: 14 or fewer",
  "review-apps-have-no-production-secret":
    "legacy-review-vars: expected a separate value of PARTNER_KEY at stage review, got production's: set another value for review apps",
  "secrets-differ":
    "clinic-app-config: SESSION_SECRET: expected a separate value, because it signs or encrypts, got the value of staging: declare it generated()",
  "staging-mail-sink":
    'clinic: expected production to send real messages, got the mail sink EMAIL_RECIPIENTS: declare it with onlyIn("staging", …), or another value for production',
  "team-owns-apps":
    "extra: expected an app owned by team example-library, got one owned by another-team: set its organization",
  "tls-on-custom-domain":
    "clinic-domain: expected TLS for clinic.example.org, got Eco dynos, for which Heroku provides no certificate: set Basic or above for its processes in Pulumi.production.yaml",
  "uploads-go-to-object-storage":
    "clinic: expected a bucket for uploads, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer",
  "versions-are-supported":
    "clinic-app-config: expected a supported version, got that of NODE_VERSION, whose support ended on 2025-04-30: it gets no more security fixes: set a later one",
  "web-process-runs":
    'legacy: expected a process named web, got server: declare it in index.ts, or declare exceptions: { withoutWeb: "why" }',
  "webhooks-are-signed": "legacy-webhook: expected a secret that signs its deliveries, got none: set its secret",
  "workers-run":
    "legacy-worker: expected at least one worker dyno in production, got none: set its quantity in Pulumi.production.yaml, or remove worker from processes",
};

/** Its advisory violations, by rule. */
const advisory: Readonly<Record<string, string>> = {
  "buildpacks-are-pinned":
    "extra: expected a buildpack pinned to a tag or commit, got https://github.com/somebody/buildpack without one: add #<commit>",
  "live-keys-in-production-only":
    "clinic-app-config: PAYPAL_MODE: expected PayPal's live mode in production, got its test mode: set the live value",
  "notices-reach-a-relay":
    "legacy: expected the URL of a running relay, got hooks.relay.example, a name reserved for examples: set estate:noticeRelay to your relay, or remove notices from index.ts",
  "no-retired-addons":
    "bot-cache: expected an available add-on, got memcachier, retired: declare another; the stack file lists it as retired",
  "off-site-copy":
    'clinic-reports: expected a copy outside Heroku, got none: declare where with daily(…, { offSite: "where" })',
  "removals-are-finished":
    "bot: expected protection, got none for the service: any change may delete it (it is not used): remove it from index.ts, or remove unprotected",
  "production-database-tier":
    "clinic-main: expected a standard plan or above, got essential-0: change the plan in the stack file",
  "restricted-data-in-private-space":
    "bot-papertrail: expected logs to go to your own collector, because the data is restricted, got papertrail: declare a logDrain(…), or keep personal data out of the logs",
  "review-apps-are-small":
    "legacy: expected review apps that wait for CI, got waitForCi: false: remove it from reviewApps",
  "worker-has-broker":
    "bot: expected an add-on that stores the jobs of worker, got none: declare redis(); otherwise queueAt(…) or noJobs(…)",
  "parity-is-checked":
    "clinic: expected a comparison of config.MOTTO with staging, got none: not checked: its values could not be compared",
};

const linesOf = (level: string, messages: Readonly<Record<string, string>>) =>
  Object.entries(messages).map(([rule, message]) => `${level} ${rule}: ${message}`);

test("every rule of the pack is broken once", () => {
  expect(Object.keys({ ...mandatory, ...advisory }).sort()).toEqual(rules.map(({ name }) => name).sort());
});

for (const kind of engineKinds) {
  describe.skipIf(kind.missing !== undefined)(`the seeded estate under ${kind.missing ?? kind.name}`, () => {
    let seeded: Seeded;
    beforeAll(async () => {
      seeded = await openSeeded(kind);
      // Parity and secrets are compared with its record.
      expect(await seeded.unheld.up("staging")).toMatchObject({ outcome: "succeeded", errors: [] });
    });
    afterAll(() => seeded.close());

    test("has exactly these violations, and nothing is written", async () => {
      await seeded.writes();
      const { outcome, violations, errors } = await seeded.engine.up("production");
      const found = violations.map(({ policy, level, message }) => `${level} ${policy}: ${message}`);
      expect(found.sort()).toEqual([...linesOf("advisory", advisory), ...linesOf("mandatory", mandatory)].sort());
      expect(errors.toSorted()).toEqual(linesOf("policy", mandatory).sort());
      expect([outcome, await seeded.writes()]).toEqual(["failed", 0]);
    });
  });
}
