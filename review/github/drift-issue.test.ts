import { expect, test } from "vitest";
import type { NotChecked } from "../report/not-checked.ts";
import type { EnvironmentReview } from "../report/report.ts";
import { said, unread } from "../test/sample-objects.ts";
import { sampleProduction } from "../test/sample-production.ts";
import { cleanReview } from "../test/sample-report.ts";
import { commentOf } from "./comment-text.ts";
import { keepDriftIssue } from "./drift-issue.ts";
import { lookOf } from "./drift-ledger.ts";
import { jobAt, jobOn, reportAt, sectionsOf } from "./test/jobs.ts";
import { StandIn } from "./test/stand-in.ts";

const clean = cleanReview("production", sampleProduction);
const [first, second] = sampleProduction.drift.filter(({ ignored, cause }) => !ignored && cause.kind !== "rollback");
if (first === undefined || second === undefined) throw new Error("expected two drifts in the sample");

const drifted = (...drift: EnvironmentReview["drift"]): EnvironmentReview => ({ ...clean, drift });
const blind = (...notChecked: NotChecked[]): EnvironmentReview => ({ ...drifted(), notChecked });
const failed: EnvironmentReview = { ...clean, outcome: "failed", errors: said("Heroku does not answer") };

/** An environment that is looked at once an hour. */
function watched(sightings = 2) {
  const standIn = new StandIn();
  let hour = 0;
  const look = (review: EnvironmentReview) => {
    hour += 1;
    return keepDriftIssue(jobOn(standIn), {
      project: "estate",
      environment: "production",
      look: lookOf(reportAt(hour, [review]), review),
      sightings,
      runUrl: "https://github.com/example-library/estate/actions/runs/77",
    });
  };
  /** Whether it is open, and how many people were notified so far. */
  const after = async (review: EnvironmentReview) => {
    await look(review);
    expect(standIn.issues).toHaveLength(1);
    return [standIn.issues[0]?.state, standIn.comments.length];
  };
  return { standIn, look, after, issue: () => standIn.issues[0] };
}

test("drift is reported when seen twice in a row, and the issue closes when it is gone", async () => {
  const { after, issue, standIn } = watched();
  expect(await after(clean)).toEqual(["closed", 0]);
  expect(issue()).toMatchObject({
    title: "Drift of estate, production: no drift",
    labels: ["tandem-drift"],
    author: "github-actions[bot]",
  });
  expect(await after(drifted(first))).toEqual(["closed", 0]);
  expect(await after(drifted(first))).toEqual(["open", 1]);
  expect(issue()?.title).toBe("Drift of estate, production: 1 drifted");
  expect(issue()?.body).toContain(
    "Last check: 2026-11-20T03:00:00Z ([run](https://github.com/example-library/estate/actions/runs/77))",
  );
  expect(standIn.comments[0]?.body).toMatch(/^Seen 2 times in a row in `production`:\n\n- \*\*/);
  expect(await after(drifted(first))).toEqual(["open", 1]);
  expect(await after(drifted(first, second))).toEqual(["open", 1]);
  expect(issue()?.body).toContain("Seen fewer than 2 times in a row");
  expect(await after(drifted(first, second))).toEqual(["open", 2]);
  expect(await after(clean)).toEqual(["closed", 2]);
  expect(await after(drifted(first))).toEqual(["closed", 2]);
});

test("drift that comes and goes is not reported, and a rollback is, with who and when", async () => {
  const { after, issue } = watched();
  for (const review of [drifted(first), drifted(second), drifted(first), drifted(second)]) {
    expect(await after(review)).toEqual(["closed", 0]);
  }
  const rolledBack = {
    service: "catalog",
    app: "catalog-production",
    to: 41,
    release: 44,
    by: "ana@example.org",
    at: "2026-11-21T02:00:00Z",
  };
  await after({ ...clean, rolledBack: [rolledBack] });
  expect(await after({ ...clean, rolledBack: [rolledBack] })).toEqual(["open", 1]);
  expect(issue()?.body).toMatch(/rolled back to v41 by .*ana@.*example\.org/);
});

test("a failed check closes nothing, forgets nothing, and is reported when it happens twice", async () => {
  const { after, issue } = watched();
  await after(drifted(first));
  expect(await after(failed)).toEqual(["closed", 0]);
  expect(await after(drifted(first))).toEqual(["open", 1]);
  expect(await after(failed)).toEqual(["open", 1]);
  expect(issue()?.title).toBe("Drift of estate, production: to be checked again");
  expect(await after(failed)).toEqual(["open", 2]);
  expect(issue()?.title).toBe("Drift of estate, production: not checked");
  expect(issue()?.body).toContain("**Not fully checked**, 2 times in a row:\n\n- Heroku does not answer");
  expect(issue()?.body).toContain("last complete check: 2026-11-20T03:00:00Z");
  expect(await after(clean)).toEqual(["closed", 2]);
});

test("an incomplete check does not count as clean", async () => {
  const { after, issue } = watched();
  await after(drifted(first));
  await after(drifted(first));
  expect(await after(blind(unread("webhooks", "503 Service Unavailable", "catalog")))).toEqual(["open", 1]);
  expect(issue()?.body).toContain("webhooks of catalog: not checked: 503 Service Unavailable");
});

test("one sighting is enough when the option says so", async () => {
  const { after } = watched(1);
  expect(await after(drifted(first))).toEqual(["open", 1]);
});

test("ignores an issue that another account marked, and keeps one whose ledger is damaged", async () => {
  const { after, look, issue, standIn } = watched();
  await after(clean);
  const ours = issue();
  const forged = { ...ours, number: 1, author: "somebody" };
  if (ours === undefined) throw new Error("expected an issue");
  standIn.issues.unshift({ ...ours, ...forged });
  ours.body = ours.body.replace(/^(<!-- \S+) \S+/, "$1 damaged");
  await look(drifted(first));
  expect(standIn.issues.map(({ author, body }) => [author, body.includes(" damaged ")])).toEqual([
    ["somebody", false],
    ["github-actions[bot]", false],
  ]);
});

test("never finds another environment's issue by its name", async () => {
  const { look, standIn } = watched();
  await look(clean);
  const review = { ...clean, environment: "staging" };
  await keepDriftIssue(jobOn(standIn), {
    project: "estate",
    environment: "staging",
    look: lookOf(reportAt(5, [review]), review),
    sightings: 2,
  });
  expect(standIn.issues.map(({ title }) => title)).toEqual([
    "Drift of estate, production: no drift",
    "Drift of estate, staging: no drift",
  ]);
  expect(commentOf("estate", sectionsOf("staging"))).not.toContain("tandem:drift");
});

test("finds an issue without its label, and adds the label again", async () => {
  const { after, look, issue, standIn } = watched();
  await after(drifted(first));
  const ours = issue();
  if (ours === undefined) throw new Error("expected an issue");
  ours.labels = ["other"];
  expect(await after(drifted(first))).toEqual(["open", 1]);
  expect(issue()?.labels).toEqual(["other", "tandem-drift"]);
  Object.assign(ours, { labels: [], state: "closed" });
  standIn.forbidden = /labels$/;
  await look(drifted(first));
  expect([issue()?.state, standIn.issues]).toEqual(["open", expect.objectContaining({ length: 1 })]);
});

test("never takes a pull request for the issue", async () => {
  const { look, issue, standIn } = watched();
  await look(clean);
  const ours = issue();
  if (ours === undefined) throw new Error("expected an issue");
  const pullRequest = { ...ours, number: 1, isPullRequest: true as const };
  standIn.issues.unshift(pullRequest);
  await look(drifted(first));
  expect(standIn.issues.map(({ number, body }) => [number, body.includes("Seen fewer than 2 times")])).toEqual([
    [1, false],
    [ours.number, true],
  ]);
});

test("counts a repeated or late check once", async () => {
  const { standIn, issue } = watched();
  const review = drifted(first);
  const at = (hour: number) =>
    keepDriftIssue(jobOn(standIn), {
      project: "estate",
      environment: "production",
      look: lookOf(reportAt(hour, [review]), review),
      sightings: 2,
      turn: jobAt(hour).turn,
    });
  await at(5);
  const body = issue()?.body;
  for (const hour of [5, 4]) {
    const { issue: kept, evaluation } = await at(hour);
    expect([kept.isOpen, evaluation.isOpen, issue()?.body]).toEqual([false, false, body]);
  }
  expect((await at(6)).issue.isOpen).toBe(true);
});

test("keeps the issue within GitHub's limit with any amount of drift, and goes on counting", async () => {
  const { after, issue, standIn } = watched();
  const many = Array.from({ length: 2500 }, (_, index) => ({
    ...first,
    urn: `${first.urn}-${index}`,
    name: `n${index}`,
  }));
  const all = Array.from({ length: 2000 }, (_, index) => unread("webhooks", "503", `service-${index}`));
  const review = { ...drifted(...many), notChecked: all };
  await after(review);
  await after({ ...review, drift: review.drift.toReversed() });
  expect(issue()?.title).toMatch(/^Drift of estate, production: 1500 drifted, not checked$/);
  await after({ ...review, drift: [second, ...review.drift] });
  expect(Math.max(...[...standIn.issues, ...standIn.comments].map(({ body }) => body.length))).toBeLessThan(65_536);
  expect(await after(drifted())).toEqual(["closed", 1]);
});
