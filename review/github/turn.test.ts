import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleProduction } from "../test/sample-production.ts";
import { cleanReview } from "../test/sample-report.ts";
import { sectionsIn, storedSections } from "./comment-text.ts";
import { keepDriftIssue } from "./drift-issue.ts";
import { lookOf } from "./drift-ledger.ts";
import { keepComment } from "./sticky-comment.ts";
import { jobAt, jobOn, reportAt, WaitingClock } from "./test/jobs.ts";
import { StandIn } from "./test/stand-in.ts";
import { isBefore, notInFuture, turnFrom } from "./turn.ts";

const clean = cleanReview("production", sampleProduction);
const drift = sampleProduction.drift.filter(({ ignored }) => !ignored).slice(0, 1);
const drifted = { ...clean, drift };

/** Times that a wrong clock, or the code under review, writes into a report. */
const forged = fc.constantFrom(
  "2099-01-01T00:00:00Z",
  "9999-12-31T23:59:59Z",
  "1970-01-01T00:00:00Z",
  "2026-11-20T10:00:00Z",
);

const lookAt = (standIn: StandIn, at: string, review: typeof clean, run?: number) =>
  keepDriftIssue(jobOn(standIn), {
    ...{ project: "estate", environment: "production", sightings: 2 },
    look: lookOf({ ...reportAt(1, [review]), at }, review),
    ...(run !== undefined && { turn: { run, attempt: 1 } }),
  });

const stateOf = (standIn: StandIn) => standIn.issues.map(({ state }) => state);

test("a forged time silences no later check, in GitHub Actions and outside", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(forged, { minLength: 1, maxLength: 3 }), fc.boolean(), async (times, hasRuns) => {
      const standIn = new StandIn();
      const run = (number: number) => (hasRuns ? number : undefined);
      for (const [index, at] of times.entries()) await lookAt(standIn, at, clean, run(10 + index));
      await lookAt(standIn, "2026-11-20T11:00:00Z", drifted, run(20));
      await lookAt(standIn, "2026-11-20T12:00:00Z", drifted, run(21));
      expect(stateOf(standIn)).toEqual(["open"]);
      await lookAt(standIn, "2026-11-20T13:00:00Z", clean, run(22));
      expect(stateOf(standIn)).toEqual(["closed"]);
    }),
    { numRuns: 30 },
  );
});

test("a check from the future is shown with the current time", async () => {
  const standIn = new StandIn();
  await lookAt(standIn, "2099-01-01T00:00:00Z", drifted, 10);
  expect(standIn.issues[0]?.body).toContain("Last check: 2026-11-21T10:00:00.000Z");
  expect(standIn.issues[0]?.body).not.toContain("2099");
});

test("a rerun counts its check once, and an earlier run counts nothing", async () => {
  const standIn = new StandIn();
  await lookAt(standIn, "2026-11-20T11:00:00Z", drifted, 20);
  await lookAt(standIn, "2026-11-20T11:00:00Z", drifted, 20);
  await lookAt(standIn, "2026-11-20T12:00:00Z", drifted, 19);
  expect(stateOf(standIn)).toEqual(["closed"]);
  await lookAt(standIn, "2026-11-20T11:00:00Z", drifted, 21);
  expect(stateOf(standIn)).toEqual(["open"]);
});

test("the next run replaces a section that claims a time in the future", async () => {
  await fc.assert(
    fc.asyncProperty(forged, async (at) => {
      const standIn = new StandIn();
      const keep = (report: ReturnType<typeof reportAt>, hour: number) =>
        keepComment(jobOn(standIn, { clock: new WaitingClock() }), {
          ...{ pullRequest: 7, project: "estate" },
          sections: storedSections(report, jobAt(hour)),
        });
      await keep({ ...reportAt(1, [clean]), at }, 10);
      await keep(reportAt(11, [drifted]), 11);
      const [section, ...others] = sectionsIn("estate", standIn.on(7)[0]?.body ?? "");
      expect([section?.weight.drifted, section?.at, others]).toEqual([1, "2026-11-20T11:00:00Z", []]);
      // A slow job of an earlier run hides nothing, whatever its report claims.
      await keep({ ...reportAt(1, [clean]), at }, 10);
      expect(sectionsIn("estate", standIn.on(7)[0]?.body ?? "").map(({ weight }) => weight.drifted)).toEqual([1]);
    }),
    { numRuns: 10 },
  );
});

test("a turn comes from GitHub's own environment, by run and then by attempt", () => {
  expect(turnFrom({ GITHUB_RUN_ID: "17", GITHUB_RUN_ATTEMPT: "2" })).toEqual({ run: 17, attempt: 2 });
  for (const id of [undefined, "", "x", "-1", "1e99", "0"]) expect(turnFrom({ GITHUB_RUN_ID: id })).toBeUndefined();
  expect(isBefore({ run: 1, attempt: 9 }, { run: 2, attempt: 1 })).toBe(true);
  expect(isBefore({ run: 2, attempt: 1 }, { run: 2, attempt: 2 })).toBe(true);
  expect(isBefore({ run: 2, attempt: 2 }, { run: 2, attempt: 2 })).toBe(false);
  expect(isBefore(undefined, { run: 2, attempt: 2 })).toBe(false);
});

test("clocks may differ by minutes, and a time beyond that is now", () => {
  const now = Date.parse("2026-11-21T10:00:00Z");
  expect(notInFuture("2026-11-21T10:04:00Z", now)).toBe("2026-11-21T10:04:00Z");
  expect(notInFuture("2026-11-21T10:06:00Z", now)).toBe("2026-11-21T10:00:00.000Z");
});
