import { expect, test } from "vitest";
import { lookOf } from "../../github/drift-ledger.ts";
import { weightOf, worsened } from "../../github/worsened.ts";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { said, unread } from "../../test/sample-objects.ts";
import { sampleProduction } from "../../test/sample-production.ts";
import { cleanReview, sampleReport } from "../../test/sample-report.ts";
import { commentOf } from "../markdown/comment.ts";
import { pageOf } from "../page/page.ts";
import { terminalOf } from "../terminal/table.ts";

const waiting: EnvironmentReview = {
  ...cleanReview("production", sampleProduction),
  changes: sampleProduction.changes,
  outcome: "failed",
  policies: [
    { policy: "parity", level: "mandatory", message: "catalog: expected drains.a in production", waitsFor: "staging" },
    { policy: "off-site-copy", level: "advisory", message: "expected a copy" },
  ],
};
const reportOf = (review: EnvironmentReview): Report => ({
  ...sampleReport,
  environments: [review],
  parity: [],
  notChecked: [],
});
const textOf = (page: string) => page.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
const formsOf = (review: EnvironmentReview): [form: string, text: string][] => [
  ["comment", commentOf(reportOf(review)).replaceAll("`", "")],
  ["terminal", terminalOf(reportOf(review), { width: 80, color: false }).replaceAll(/\s+/g, " ")],
  ["page", textOf(pageOf(reportOf(review)))],
];

test.each(formsOf(waiting))("the %s says that production waits for staging, and calls it no stop", (_, text) => {
  expect(text).toContain(
    "waits for staging: parity would stop the up of production now, and passes once staging is deployed from these files",
  );
  expect(text).toContain("waits for staging");
  expect(text).not.toMatch(/stopped by \d|\d mandatory policy|Failures|without an error message/);
});

const guarded = { errors: said("guard: got an add-on that is not declared"), goesFirst: "staging" };

test.each(formsOf({ ...waiting, ...guarded }))(
  "the %s of a production that is refused all the same says that staging goes first",
  (_, text) => {
    expect(text).toContain("got an add-on that is not declared");
    expect(text).toContain("staging goes first: ");
    expect(text).not.toContain("agrees once staging is up");
  },
);

test("it is not said that staging goes first where nothing is refused, or where it could not be read", () => {
  const fine: EnvironmentReview = { ...waiting, outcome: "succeeded", policies: [], goesFirst: "staging" };
  for (const review of [fine, { ...waiting, ...guarded, notChecked: [unread("drift")] }]) {
    for (const [, text] of formsOf(review)) expect(text).not.toContain("goes first");
  }
});

test("what waits counts as looked at, and makes a pull request no worse", () => {
  expect(lookOf(reportOf(waiting), waiting).obstacles).toEqual([]);
  expect(worsened(weightOf({ ...waiting, policies: [], outcome: "succeeded" }), weightOf(waiting))).toEqual([]);
});
