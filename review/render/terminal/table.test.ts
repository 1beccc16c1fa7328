import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText, rewritten } from "../../test/hostile.ts";
import { said } from "../../test/sample-objects.ts";
import { cleanReport, largeReport, sampleReport, withEnvironments } from "../../test/sample-report.ts";
import { sampleStaging } from "../../test/sample-staging.ts";
import { terminalOf } from "./table.ts";

const plain = { width: 80, color: false };

test("verdicts, numbers, what is lost and what failed stand first, in 80 columns", () => {
  expect(terminalOf(sampleReport, plain)).toContain(`Review of estate, 2026-11-21 10:00 UTC, commit 3f9c2d41b

~ staging: pending: 4 changes, 1 of them destructive, 1 drifted, 1 advisory
    violation
✗ production: stopped by 1 mandatory policy: 1 error, 7 changes, 2 of them
    destructive, 7 drifted, 11 added by hand, 10 unhealthy, 1 app rolled back, 1
    unexplained difference, 2 advisory violations, 2 things not checked

                staging                         production
create          2                               2
update          1                               3
replace         0                               1
delete          1                               1
drift           1                               7, 1 rolled back, 11 added, 1
                                                  not checked
policy          1 advisory                      1 mandatory, 2 advisory
parity          1 unexplained, 1 not checked    1 unexplained, 1 not checked
cost per month  $72.00 → $77.00                 $467.00 → $618.00, 1 not
                                                  counted

Lost or broken
  staging: delete credits-graph (add-on of credits); lost: its data
  production: replace trails-domain (domain of trails): hostname
    www.trails.example.org → trails.example.org, forces replacement; lost: the
    address, until DNS leads to its new target
  production: delete credits-graph (add-on of credits); lost: its data

Failures
  production: mandatory policy production-database-tier: credits-postgres:
    expected a standard plan or above, got heroku-postgresql:essential-0: change
    the plan in the stack file
`);
});

test("in a wide terminal numbers stand beside each other all the same", () => {
  const row = terminalOf(sampleReport, { width: 200, color: false }).match(/^create .*$/m)?.[0];
  expect(row).toBe("create          2                                          2");
});

test("drift tells why, who and when, and what to copy", () => {
  expect(terminalOf(sampleReport, plain)).toContain(`
Existing drift (production)
  hand edit bookings-app-config (config vars of bookings): vars.WEB_CONCURRENCY
    changed; WEB_CONCURRENCY was set by hand: ada@example.org, 3 h ago
    (2026-11-21 07:00 UTC), release v57
      To accept:
        Pulumi.production.yaml: estate:services.bookings.config.WEB_CONCURRENCY: <the value that Heroku has>
      To revert:
        pulumi up --refresh --stack production
  add-on catalog-app-config`);
});

test("a clean review is a line an environment", () => {
  expect(terminalOf(cleanReport, plain)).toBe(`Review of estate, 2026-11-21 10:00 UTC, commit 3f9c2d41b

✓ staging: clean: no changes, no drift
✓ production: clean: no changes, no drift`);
});

test("colours change nothing but colours", () => {
  const colored = terminalOf(sampleReport, { width: 80, color: true });
  expect(stripVTControlCharacters(colored)).toBe(terminalOf(sampleReport, plain));
  expect(colored).toContain("\u001b[31m✗\u001b[39m \u001b[1mproduction\u001b[22m: stopped");
});

test("more environments than there is room for stand in tables below each other", () => {
  const environments = ["dev", "qa", "staging", "production"].map((environment) => ({ ...sampleStaging, environment }));
  const heads = terminalOf(withEnvironments(...environments), plain).match(/^ {16}\w.*$/gm);
  expect(heads?.map((line) => line.trim().split(/ +/))).toEqual([
    ["dev", "qa"],
    ["staging", "production"],
  ]);
});

test("of a long list the beginning is shown, and how to see the rest", () => {
  expect(terminalOf(largeReport(100), plain)).toContain("  … and 650 more: --json, --markdown and --html tell all");
});

test("whatever names and messages say, no control character is printed and only what is to be copied, or one long word, is wider", () => {
  fc.assert(
    fc.property(hostileText, hostileText, fc.integer({ min: 60, max: 140 }), (before, after, width) => {
      const report = rewritten(sampleReport, (text) => before + text + after);
      const lines = terminalOf(report, { width, color: false }).split("\n");
      expect(lines.filter((line) => /\p{Cc}|\p{Cf}|\p{Cs}/u.test(line))).toEqual([]);
      expect(
        lines.filter((line) => line.length > width && !line.startsWith(" ".repeat(8)) && / \S/.test(line.trim())),
      ).toEqual([]);
    }),
    { numRuns: 60, examples: [["\n&commat;octocat[a](javascript:x)&#64;octocat<details>", "", 60]] },
  );
});

test.each([40, 60, 80])("an entry to copy is in one line, however narrow the page: %i columns", (width) => {
  const entries = ["rename", "disable-acm"].map((action) => `production/catalog-of-the-library-app:${action}`);
  const errors = said(
    `app catalog: expected confirmation of rename; set HEROKU_CONFIRM=${entries.join(",")} for one run`,
  );
  const review = { ...sampleStaging, outcome: "failed" as const, errors };
  const lines = terminalOf(withEnvironments(review), { width, color: false }).split("\n");
  expect(lines.filter((line) => line.trim() === `HEROKU_CONFIRM=${entries.join(",")}`)).toHaveLength(1);
});

test("an unbroken text of megabytes is cut, with its length, and what it takes does not grow with it", () => {
  const [short, long] = [20_000, 4_000_000].map((length) => {
    const errors = said("x".repeat(length));
    const review = { ...sampleStaging, outcome: "failed" as const, errors, changes: [], drift: [] };
    return terminalOf(withEnvironments(review), plain);
  });
  expect(long).toContain("4000000 characters");
  expect(Math.abs((long?.length ?? 0) - (short?.length ?? 0))).toBeLessThan(200);
});
