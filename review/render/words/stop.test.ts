import { expect, test } from "vitest";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { sampleReport } from "../../test/sample-report.ts";
import { sampleStaging } from "../../test/sample-staging.ts";
import { commentOf } from "../markdown/comment.ts";
import { pageOf } from "../page/page.ts";
import { terminalOf } from "../terminal/table.ts";

const rollback = { service: "catalog", to: 41, release: 44, by: "bo@example.org" } as const;
const stopped: EnvironmentReview = {
  ...sampleStaging,
  rolledBack: [
    { ...rollback, app: "catalog-staging", stopsUp: true },
    { ...rollback, app: "bookings-staging", stopsUp: true },
    { ...rollback, app: "trails-staging" },
  ],
};
const report: Report = { ...sampleReport, environments: [stopped] };
const textOf = (page: string) => page.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");

test.each([
  ["comment", commentOf(report).replaceAll("`", "")],
  ["terminal", terminalOf(report, { width: 80, color: false }).replaceAll(/\s+/g, " ")],
  ["page", textOf(pageOf(report))],
])("the %s says that rolled-back apps stop the up, and both ways on", (_, text) => {
  expect(text).toContain("stopped by 2 rolled-back apps");
  expect(text).toContain(
    "catalog-staging and bookings-staging are rolled back, so this up stops before its first write",
  );
  expect(text).toContain("set HEROKU_MOVE_FORWARD=catalog-staging,bookings-staging for one run");
  expect(text).toContain("heroku:moveForward: catalog-staging,bookings-staging into Pulumi.staging.yaml");
  expect(text).toContain("Or leave it rolled back: deploy a fix");
});

test("an exception is in the comment, in the terminal and on the page, and counts as no violation", () => {
  const place = "bot.exceptions.withoutWeb";
  const exception = { place, what: "no process web", reason: "it holds a connection" };
  const listing: Report = { ...sampleReport, environments: [{ ...sampleStaging, exceptions: [exception] }] };
  for (const form of [
    commentOf(listing).replaceAll("\\", ""),
    terminalOf(listing, { width: 200, color: false }),
    textOf(pageOf(listing)),
  ]) {
    expect(form).toContain("Exceptions");
    expect(form).toContain(place);
    expect(form).toContain(": no process web: it holds a connection");
  }
  const counts = (report: Report) => /(\d+) advisory/.exec(terminalOf(report, { width: 200, color: false }))?.[1];
  expect(counts(listing)).toBe(counts({ ...sampleReport, environments: [sampleStaging] }));
});

test("a confirmation without use is in the comment, in the terminal and on the page", () => {
  const unused = { confirmation: "production/shop-app:rename", from: "HEROKU_CONFIRM", stack: "production" } as const;
  const told: Report = {
    ...sampleReport,
    environments: [{ ...sampleStaging, unusedConfirmations: [{ ...unused, why: "not needed" }] }],
  };
  const forms = [
    commentOf(told).replaceAll("\\", ""),
    terminalOf(told, { width: 200, color: false }),
    textOf(pageOf(told)),
  ];
  for (const form of forms)
    expect(form.replaceAll(/[`]/g, "")).toMatch(/shop-app:rename ?confirms nothing in this run/);
});

test("one that stops nothing is told without a stop", () => {
  const [first, second, third] = commentOf(report).match(/^- .*was rolled back to.*$/gm) ?? [];
  expect([first, second].every((line) => line?.endsWith("it stops this up: see Failures"))).toBe(true);
  expect(third).toContain(
    "until a fix is deployed, an up moves it forward only with `HEROKU_MOVE_FORWARD=trails-staging`",
  );
});
