import { expect, test } from "vitest";
import type { EnvironmentReview } from "../report/report.ts";
import { sampleAdded, sampleHealth } from "../test/sample-added.ts";
import { sampleProduction } from "../test/sample-production.ts";
import { cleanReview } from "../test/sample-report.ts";
import { keepDriftIssue } from "./drift-issue.ts";
import { driftKey, lookOf } from "./drift-ledger.ts";
import { jobOn, reportAt } from "./test/jobs.ts";
import { StandIn } from "./test/stand-in.ts";

const clean = cleanReview("production", sampleProduction);
const found: EnvironmentReview = { ...clean, addedByHand: sampleAdded, health: sampleHealth };

/** The issue after each of some looks, an hour apart. */
async function issueAfter(...reviews: EnvironmentReview[]) {
  const standIn = new StandIn();
  for (const [hour, review] of reviews.entries()) {
    const look = lookOf(reportAt(hour + 1, [review]), review);
    const watch = { project: "estate", environment: "production", look, sightings: 2, runUrl: undefined };
    await keepDriftIssue(jobOn(standIn), watch);
  }
  return standIn.issues[0];
}

test("additions by hand and unhealthy objects open the issue when seen twice, with their remedies", async () => {
  const issue = await issueAfter(found, found);
  expect(issue).toMatchObject({ state: "open", title: "Drift of estate, production: 11 added by hand, 10 unhealthy" });
  expect(issue?.body).toContain("heroku config:unset STRIPE_KEY --app catalog-production");
  expect(issue?.body).toContain("CAA record prevents issuing the certificate");
});

test("ignored drift opens no issue", async () => {
  const review = { ...clean, addedByHand: sampleAdded.filter(({ ignored }) => ignored !== undefined) };
  expect(await issueAfter(review, review)).toMatchObject({ state: "closed" });
});

test("an unhealthy object keeps its key at the next check, and no two share one", () => {
  const keys = [
    ...sampleAdded.map((added) => driftKey({ added })),
    ...sampleHealth.map((health) => driftKey({ health })),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  const older = sampleHealth.map((health) => (health.kind === "dynos" ? { ...health, dynos: ["web.9"] } : health));
  expect(older.map((health) => driftKey({ health }))).toEqual(sampleHealth.map((health) => driftKey({ health })));
});
