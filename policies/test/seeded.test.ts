import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engineKinds } from "../../test/support/engine-kinds.ts";
import { rules } from "../rules/all.ts";
import { openSeeded, type Seeded } from "./seeded/open-seeded.ts";

/** What stops the seeded estate's production, by rule. */
const mandatory: Readonly<Record<string, string>> = {
  "addresses-stay-in-their-environment":
    "clinic-app-config: CALLBACK_URL: expected an address of production, got clinic-staging.herokuapp.com, which is clinic in staging: give each environment its own",
  "app-in-pipeline":
    "extra: expected a pipeline's stage production, got no coupling: declare the app with service(), or couple it at production",
  "backup-retention":
    "clinic-archive: expected backups kept for 60 days, got 28 with plan standard-0: take a plan of the premium tier, or lower keepDays and keep older backups elsewhere",
  "connections-are-encrypted":
    "clinic-app-config: PGSSLMODE: expected encrypted connections, got a setting that sends data, and often a password, in plain text: switch it on, or take the config var away",
  "container-release-path":
    'clinic: expected a release by branches or registry images, got promotion, which Heroku refuses for containers: declare release: branches({ … }) or registryImages("…") in index.ts',
  "data-stores-state-their-backup":
    'legacy-graph: expected to know what keeps the data of graphenedb, got nothing: declare it with backup: vendorBackup("how") or rebuilt("how")',
  "errors-are-tracked": "extra: expected an error tracker, got none: declare rollbar(), or a key such as SENTRY_DSN",
  "everything-is-declared":
    "extra: expected a service that declares it, got none for an App: declare it in index.ts, or in another project",
  "logs-are-kept":
    "extra: expected a log add-on or a drain, got neither: declare papertrail() among its add-ons, or a logDrain(…) among its drains",
  "monthly-cost-cap": "bot: expected at most $200 a month, got $250: take smaller plans, or set dollars of this rule",
  "no-address-records":
    "legacy-record: expected a CNAME or alias for legacy.example.org, got addresses of type A: point it at the DNS target that Heroku gives",
  "no-direct-deploy-to-production":
    "legacy: expected a branch of its own for production, got main, which staging is built from: name another in branches({ … }), or declare promotion()",
  "no-mixed-dyno-tiers":
    "legacy-app: expected dynos of one tier, got clock Standard-1X, web Basic, worker Basic: change the sizes in Pulumi.production.yaml",
  "no-placeholders":
    "clinic-app-config: PARTNER_URL: expected a value, got text that stands for one: set the real one, or take the config var away",
  "no-plain-secrets":
    "clinic-app-config: SESSION_SECRET: expected no secret in plain text, got what looks like a secret by its name: declare it as secret(), and make a new one",
  "no-shared-data-store":
    "clinic-app-config: REDIS_URL: expected a data store of its own, got the same as staging: give each environment one, or say with readOnly why it may be one",
  "one-canonical-host":
    "legacy-app: expected one canonical host name, got legacy.example.org and www.legacy.example.org and no config var that names it: declare one such as CANONICAL_HOST: fromDomain(), and have the app redirect there",
  "one-scheduler":
    "legacy-clock: expected one dyno of the scheduler clock, got 2: set its quantity to 1 in Pulumi.production.yaml",
  parity:
    "clinic: expected config.BETA in production as in staging, got one that staging does not have: bring staging up from the same index.ts first, or declare the difference with onlyIn",
  "postgres-has-daily-backup":
    'clinic-main: expected a daily backup schedule, got none: declare it with backup: daily("02:00", "America/New_York")',
  "production-data-is-protected":
    "legacy-graph: expected a protected add-on, as it holds data, got one that an up may delete: give it protect: true",
  "production-mode":
    "clinic-app-config: APP_DEBUG: expected the setting of production, got one that shows stack traces, and often settings and secrets, to visitors: change it for production, or take it away",
  "production-never-sleeps":
    "clinic-app-web: expected a dyno that never sleeps, got Eco: set Basic or above in Pulumi.production.yaml",
  "restricted-data-in-private-space":
    "bot-app: expected an app in a private space, as its data is restricted, got one on the common runtime: declare its space",
  "review-apps-are-destroyed":
    "legacy-review-apps: expected review apps to be destroyed after 14 days or fewer, got none destroyed: declare reviewApps with staleDays: 14 or fewer",
  "review-apps-have-no-production-secret":
    "legacy-review-vars: expected a value of its own for PARTNER_KEY at stage review, got production's: set another value for review apps",
  "secrets-differ":
    "clinic-app-config: SESSION_SECRET: expected a value of its own, as it signs or encrypts, got the value of staging: declare it generated()",
  "staging-mail-sink":
    'clinic: expected mail to reach people in production, got the mail sink EMAIL_RECIPIENTS: declare it with onlyIn("staging", …), or another value for production',
  "team-owns-apps": "extra: expected an app of team example-library, got one of another-team: set its organization",
  "tls-on-custom-domain":
    "clinic-domain: expected TLS for clinic.example.org, got Eco dynos, where Heroku serves none: set Basic or above for its processes in Pulumi.production.yaml",
  "uploads-go-to-object-storage":
    "clinic: expected a bucket, as people upload files, got none: declare a config var such as S3_BUCKET, or an add-on such as bucketeer",
  "versions-are-supported":
    "clinic-app-config: expected a version that is supported, got that of NODE_VERSION, whose support ended on 2025-04-30: it gets no more security fixes: set a later one",
  "web-process-runs":
    'legacy: expected a process named web, got server: declare it in index.ts, or say why not with exceptions: { withoutWeb: "why" }',
  "webhooks-are-signed": "legacy-webhook: expected a key that signs its deliveries, got none: set its secret",
  "workers-run":
    "legacy-worker: expected one dyno or more of worker in production, got none: set its quantity in Pulumi.production.yaml, or take worker out of processes",
};

/** What is listed of it, by rule. */
const advisory: Readonly<Record<string, string>> = {
  "buildpacks-are-pinned":
    "extra: expected a buildpack at a tag or a commit, got https://github.com/somebody/buildpack at the head of its branch: add #<commit>",
  "live-keys-in-production-only":
    "clinic-app-config: PAYPAL_MODE: expected a key of PayPal's live mode in production, got one of its test mode: set the other",
  "notices-reach-a-relay":
    "legacy: expected the address of a running relay, got hooks.relay.example, a name that is reserved for examples: set estate:noticeRelay to yours, or take notices out of index.ts",
  "no-retired-addons":
    "bot-cache: expected an add-on that is still offered, got memcachier, retired: declare another, as the stack file asks to be rid of it",
  "off-site-copy":
    'clinic-reports: expected a copy outside Heroku, got none stated: say where it is kept with daily(…, { offSite: "where" })',
  "removals-are-finished":
    "bot: expected protection, got none for the service: any change may delete it (nobody talks to it): remove it from index.ts, or take unprotected out again",
  "production-database-tier":
    "clinic-main: expected a plan of the standard tier or above, got essential-0: change the plan in the stack file",
  "restricted-data-in-private-space":
    "bot-papertrail: expected log lines at a collector of your own, as the data is restricted, got papertrail: declare a logDrain(…), or keep personal data out of the lines",
  "review-apps-are-small":
    "legacy: expected review apps that wait for CI, got waitForCi: false: remove it from reviewApps",
  "worker-has-broker":
    "bot: expected an add-on that keeps the jobs of worker, got none: declare redis(); else queueAt(…) or noJobs(…)",
  "parity-is-checked":
    "clinic: expected config.MOTTO compared with staging, got none of it: not checked: its values could not be compared",
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
      // Its record is what parity and secrets are compared with.
      expect(await seeded.unheld.up("staging")).toMatchObject({ outcome: "succeeded", errors: [] });
    });
    afterAll(() => seeded.close());

    test("yields exactly that list, and nothing is written", async () => {
      await seeded.writes();
      const { outcome, violations, errors } = await seeded.engine.up("production");
      const found = violations.map(({ policy, level, message }) => `${level} ${policy}: ${message}`);
      expect(found.sort()).toEqual([...linesOf("advisory", advisory), ...linesOf("mandatory", mandatory)].sort());
      expect(errors.toSorted()).toEqual(linesOf("policy", mandatory).sort());
      expect([outcome, await seeded.writes()]).toEqual(["failed", 0]);
    });
  });
}
