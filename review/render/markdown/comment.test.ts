import { expect, test } from "vitest";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { said, unread } from "../../test/sample-objects.ts";
import { sampleProduction } from "../../test/sample-production.ts";
import {
  cleanReport,
  cleanReview,
  failedReview,
  largeReport,
  sampleReport,
  withEnvironments,
} from "../../test/sample-report.ts";
import { sampleStaging } from "../../test/sample-staging.ts";
import { commentOf } from "./comment.ts";

/** The part that is visible without unfolding. */
const firstScreen = (report: Report): string => commentOf(report).split("\n\n#### ")[0] ?? "";

/** Its items, without the fold's own lines; nothing where there is no such fold. */
function fold(review: EnvironmentReview, title: string): string {
  const parts = commentOf(withEnvironments(review)).split("<details><summary>");
  const own = parts.find((part) => part.startsWith(title)) ?? "";
  return own.slice(own.indexOf("\n\n") + 2).split("\n\n</details>")[0] ?? "";
}

test("the first screen: verdicts, numbers, what is lost, what failed, what was rolled back, what restarts", () => {
  expect(firstScreen(sampleReport)).toBe(
    `### Tandem review of estate

- 🟡 **staging**: pending: 4 changes, 1 of them destructive, 1 drifted, 1 advisory violation, at \`3f9c2d41b\`
- ⛔ **production**: stopped by 1 mandatory policy: 1 error, 7 changes, 2 of them destructive, 7 drifted, 11 added by hand, 10 unhealthy, 1 app rolled back, 1 unexplained difference, 2 advisory violations, 2 things not checked, at \`3f9c2d41b\`

| environment | create | update | replace | delete | drift | policy | parity | cost per month |
| --- | --: | --: | --: | --: | --- | --- | --- | --- |
| staging | 2 | 1 | 0 | 1 | 1 | 1 advisory | 1 unexplained, 1 not checked | $72.00 → $77.00 |
| production | 2 | 3 | 1 | 1 | 7, 1 rolled back, 11 added, 1 not checked | 1 mandatory, 2 advisory | 1 unexplained, 1 not checked | $467.00 → $618.00, 1 not counted |

**Lost or broken**

- **staging**: **delete** \`credits-graph\` (add-on of credits); lost: its data
- **production**: **replace** \`trails-domain\` (domain of trails): \`hostname\` \`www.trails.example.org\` → \`trails.example.org\`, forces replacement; lost: the address, until DNS leads to its new target
- **production**: **delete** \`credits-graph\` (add-on of credits); lost: its data

**Failures**

- **production**: mandatory policy \`production-database-tier\`: credits-postgres: expected a standard plan or above, got heroku-postgresql:essential-0: change the plan in the stack file
- **production**: Pulumi.production.yaml: estate:services.credits.addons.postgres.plan: expected a plan of heroku-postgresql, got "essential-9"

**Rolled back**

- **production**: \`trails-production\` (trails) was rolled back to v41 by \`bo@example.org\` 1 h ago (2026-11-21 08:30 UTC) as release v44; until a fix is deployed, an up moves it forward only with \`HEROKU_MOVE_FORWARD=trails-production\`

**Unhealthy**

- **production**: **certificate** of \`catalog.example.org\` on \`catalog-production\` is failing: CAA record prevents issuing the certificate
- **production**: **backup** \`catalog-new-db\` (\`DATABASE_URL\`) of \`catalog-production\` has no backup schedule
- **production**: **backup** \`trails-db\` (\`DATABASE_URL\`) of \`trails-production\` has an old backup: the newest is of 9 days ago (2026-11-12 02:10 UTC)
- **production**: **dynos** \`web.1\`, \`web.2\` of \`trails-production\` have crashed
- **production**: **release** v45 of \`trails-production\` failed 2 h ago (2026-11-21 08:00 UTC): Deploy 3f9c2d41, by \`bo@example.org\`
- **production**: **add-on** \`trails-papertrail\` (papertrail:fixa) of \`trails-production\` is provisioning since 2026-11-20 08:00 UTC
- **production**: **database** \`trails-db\` of \`trails-production\` is not available: Unavailable
- **production**: **full** \`trails-db\` (\`DATABASE_URL\`) of \`trails-production\` has used 92 % of the storage that heroku-postgresql:essential-0 allows (950 MB of 1 GB): take a larger plan, or delete unused data, before writes are refused
- **production**: **log volume** \`trails-papertrail\` of \`trails-production\` has used 95 % of the log lines that papertrail:fixa takes (9.5 MB of 10 MB): log less, or take a larger plan, before lines are dropped
- **production**: **suspended** \`credits-production\` is suspended: This account is suspended.

**Restarts**

- **staging**: web, worker of \`catalog-staging\`: config vars change: \`CATALOG_PAGE_SIZE\`, \`OLD_THEME\`
- **production**: web, worker of \`catalog-production\`: config vars change: \`CATALOG_PAGE_SIZE\`, \`DJANGO_LOG_LEVEL\`, \`OLD_THEME\``,
  );
});

test("a clean review is one green line an environment, and nothing else", () => {
  expect(commentOf(cleanReport)).toBe(`### Tandem review of estate

- ✅ **staging**: clean: no changes, no drift, at \`3f9c2d41b\`
- ✅ **production**: clean: no changes, no drift, at \`3f9c2d41b\``);
});

test("an environment that failed says why, unfolded, and no number of it is a zero", () => {
  const failed = failedReview("production", "GET /teams/example-library/apps: 401 Unauthorized", "and more");
  expect(commentOf(withEnvironments(cleanReview("staging"), { ...failed }))).toContain(`
- ❌ **production**: failed: 2 errors, drift not checked, 1 unexplained difference, 2 things not checked, at \`3f9c2d41b\`

| environment | create | update | replace | delete | drift | policy | parity | cost per month |
| --- | --: | --: | --: | --: | --- | --- | --- | --- |
| staging | 0 | 0 | 0 | 0 | 0 | ok | 1 unexplained, 1 not checked | $72.00 |
| production | not checked | not checked | not checked | not checked | not checked | not checked | 1 unexplained, 1 not checked | not checked |

**Failures**

- **production**: GET /teams/example-library/apps: 401 Unauthorized
- **production**: and more
`);
});

test("a program that fails does not make drift unknown, which was looked for all the same", () => {
  const failed = { ...cleanReview("staging"), outcome: "failed" as const, errors: said("index.ts:4:7: Error: no") };
  expect(commentOf(withEnvironments(failed))).toContain(
    "| staging | not checked | not checked | not checked | not checked | 0 | not checked |",
  );
});

test("what is recorded and waits to be set is told as that, and restarts nothing", () => {
  const { changes } = sampleStaging;
  const [change] = changes.filter(({ operation }) => operation === "update");
  if (change === undefined) throw new Error("expected an update in the sample");
  const properties = [{ path: "quantity", kind: "update" as const, replaces: false, isDue: true as const }];
  const review = { ...cleanReview("staging"), changes: [{ ...change, properties }] };
  expect(fold(review, "Changes from these files")).toMatch(/: `quantity` still to be set$/);
});

test("changes of the files and those that revert drift are counted and listed apart, what is lost first", () => {
  const [first] = sampleStaging.changes;
  const [hand] = sampleStaging.drift;
  if (first === undefined || hand === undefined) throw new Error("expected a change and drift in the sample");
  const { urn, type, name, service } = hand;
  const back = { urn, type, name, service, properties: hand.properties, isDestructive: false, isSimulated: false };
  const lost = { ...first, operation: "replace" as const, isDestructive: true, properties: [] };
  const changes = [
    { ...back, operation: "update" as const, origin: "drift" as const },
    { ...lost, name: "catalog-app", type: "heroku:index/app:App", origin: "drift" as const },
    { ...lost, name: "catalog-postgres", type: "heroku:index/addon:Addon", origin: "both" as const },
  ];
  const review = { ...sampleStaging, changes };
  expect(commentOf(withEnvironments(review))).toContain(
    "pending: 3 changes (1 from these files, 2 that revert drift), 2 of them destructive, 1 drifted",
  );
  expect(firstScreen(withEnvironments(review))).toContain(
    "`catalog-app` (app of credits); reverts drift; lost: its code and releases, and the data of its add-ons",
  );
  expect(firstScreen(withEnvironments(review))).toContain(
    "`catalog-postgres` (add-on of credits); overwrites existing drift; lost: its data",
  );
  expect(fold(review, "Changes from these files").split("\n")).toHaveLength(1);
  // What was changed of it by hand stands below, in the drift.
  expect(fold(review, "Changes that revert drift").split("\n")).toEqual([
    "- **replace** `catalog-app` (app of credits)",
    "- **update** `bookings-app-worker` (process of bookings)",
  ]);
});

test("an environment that failed without a word is told of all the same", () => {
  expect(commentOf(withEnvironments(failedReview("staging")))).toContain(
    "- **staging**: the preview failed without an error message",
  );
});

test("where drift could not be looked at, nobody reads that there is none", () => {
  const unlooked = { ...cleanReview("production"), notChecked: [unread("drift")] };
  const comment = commentOf({ ...withEnvironments(unlooked), notChecked: [] });
  expect(comment).toContain("❔ **production**: incomplete: no changes found, drift not checked: 1 thing not checked");
  expect(comment).toContain("| production | 0 | 0 | 0 | 0 | not checked | ok | not checked | $72.00 |");
  expect(fold(unlooked, "Not checked")).toContain("- **drift**: 503 Service Unavailable");
  const pending = { ...sampleStaging, drift: [], notChecked: unlooked.notChecked };
  expect(commentOf(withEnvironments(pending))).toContain("1 of them destructive, drift not checked, 1 advisory");
});

test("a review without credentials says so, and what it could not see", () => {
  const unknowable = [unread("changes"), unread("drift")];
  const review = { ...cleanReview("staging"), cost: undefined, notChecked: unknowable };
  const comment = commentOf({ ...withEnvironments(review), mode: "local", notChecked: [] });
  expect(comment).toContain(
    "**staging**: incomplete: changes and drift not checked: 2 things not checked, reviewed without credentials, at",
  );
  expect(comment).toContain("| staging | not checked | not checked | not checked | not checked | not checked | ok |");
});

test("drift tells its cause, who, when, and the two ways out", () => {
  expect(
    fold({ ...sampleProduction, drift: sampleProduction.drift.slice(0, 1) }, "Existing drift: 1"),
  ).toBe(`- **hand edit** \`bookings-app-config\` (config vars of bookings): \`vars.WEB_CONCURRENCY\` changed; \`WEB_CONCURRENCY\` was set by hand: \`ada@example.org\`, 3 h ago (2026-11-21 07:00 UTC), release v57

  To accept:
  \`\`\`
  Pulumi.production.yaml: estate:services.bookings.config.WEB_CONCURRENCY: <the value that Heroku has>
  \`\`\`

  To revert:
  \`\`\`sh
  pulumi up --refresh --stack production
  \`\`\``);
});

test("of an app that was rolled back, no key is listed beside the line that says so", () => {
  const drift = fold(sampleProduction, "Existing drift: 7");
  expect(drift).not.toContain("CELERY_WORKER_CONCURRENCY");
  const { rolledBack: _, ...rest } = sampleProduction;
  expect(fold({ ...rest, rolledBack: [] }, "Existing drift: 8")).toContain(
    "- **rollback** `trails-app-config` (config vars of trails): `vars.CELERY_WORKER_CONCURRENCY` changed, `vars.ALLOWED_HOSTS` removed;",
  );
});

test("parity tells reasons and what to do, what waits for somebody first", () => {
  const comment = commentOf(sampleReport);
  const items = comment.slice(comment.indexOf("Parity: 4")).split("\n\n")[1];
  expect(
    items,
  ).toBe(`- **unexplained** \`config.FEATURE_WAITLIST\` of bookings: staging set, production none; only staging has it, and it is not declared; to do: \`heroku config:unset FEATURE_WAITLIST --app bookings-staging; to accept it, declare config.FEATURE_WAITLIST in index.ts; if only one environment has it, use onlyIn(…) with a reason\`
- **not checked** \`webhooks\` of bookings; production: GET /apps/bookings-production/webhooks: 503 Service Unavailable
- **declared** \`config.EMAIL_RECIPIENTS\` of catalog: staging set, production none; staging's mail goes to testers, never to the public
- **allowed** \`processes.web.size\` of catalog; dynos are set in each stack file`);
});

test("what may differ is told in a line for each reason, however many services there are", () => {
  const parity = largeReport(30).parity;
  const items = commentOf({ ...withEnvironments(...sampleReport.environments), parity }).match(/^- \*\*allowed.*$/gm);
  const named = Array.from({ length: 6 }, (_, index) => `\`processes.web.size\` of service-${index + 1}`).join(", ");
  expect(items).toEqual([`- **allowed** ${named}, and 24 more; dynos are set in each stack file`]);
});

test("parity of what the files declare alone is told as that", () => {
  const parity = sampleReport.parity.map((pair) => ({ ...pair, basis: "declared" as const }));
  const comment = commentOf({ ...sampleReport, parity });
  expect(comment).toContain("- **unexplained** `config.FEATURE_WAITLIST` of bookings in the files: staging set, ");
  expect(comment).toMatch(/^\| production \|.*\| 1 unexplained, 1 not checked as declared \|/m);
});

test("the cost of each service is listed, ignored drift with its reason, mandatory policies before advice", () => {
  expect(fold(sampleProduction, "Cost per month")).toBe(`- **total** $467.00 → $618.00 (+$151.00)
- **catalog** $137.00 → $287.00 (+$150.00)
- **credits** $76.00 → $77.00 (+$1.00)
- 2 services unchanged
- not counted: trails: rollbar:free (Heroku shows no price)`);
  expect(fold(sampleProduction, "Ignored drift")).toBe(
    "- `credits-app-web` (process of credits): `quantity` `1` → `3`; ignored until 2027-03-31: Judoscale scales credits until spring\n- config var `DEBUG_UNTIL` on `credits-production`; ignored until 2027-01-31: an operator looks for a leak",
  );
  const levels = fold(sampleProduction, "Policies")
    .split("\n")
    .map((line) => /\*\*(\w+)\*\*/.exec(line)?.[1]);
  expect(levels).toEqual(["mandatory", "advisory", "advisory"]);
});

test("no value of a config var, an address or a secret is shown, whatever the report has", () => {
  const shown = { before: "MARKER-7f3a", after: "MARKER-91bc" };
  const paths = [
    "vars.KEY",
    "sensitiveVars.KEY",
    'vars["a.b"]',
    "url",
    "webhookUrl",
    "secret",
    "apiToken",
    "config.version",
  ];
  const properties = paths.map((path) => ({ path, kind: "update" as const, replaces: false, shown }));
  const changes = sampleProduction.changes.map((change) => ({ ...change, properties }));
  const drift = sampleProduction.drift.map((each) => ({ ...each, properties }));
  const comment = commentOf(withEnvironments({ ...sampleProduction, changes, drift }));
  expect(comment).not.toContain("MARKER");
  expect(comment).toContain("`vars.KEY` changed, `sensitiveVars.KEY` changed,");
});

test("a report of nothing says so, and links the full report where it is an address of the web", () => {
  expect(commentOf(withEnvironments())).toBe("### Tandem review of estate\n\nNothing was reviewed.");
  const origin = (fullReportAt: string) => /^Reviewed .*$/m.exec(commentOf(sampleReport, { fullReportAt }))?.[0];
  expect(origin("https://github.com/o/r/actions/runs/1")).toBe(
    "Reviewed 2026-11-21 10:00 UTC, at `3f9c2d41b`; [full report](<https://github.com/o/r/actions/runs/1>)",
  );
  expect(origin("out/report.html")).toBe(
    "Reviewed 2026-11-21 10:00 UTC, at `3f9c2d41b`; full report: `out/report.html`",
  );
  expect(origin("javascript:alert(1)")).toContain("full report: `javascript:alert(1)`");
});
