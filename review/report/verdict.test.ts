import { expect, test } from "vitest";
import { exitCodeOf } from "../../cli/review/exit-code.ts";
import { differenceIn } from "../../parity/test/differences.ts";
import { sampleAdded, sampleHealth } from "../test/sample-added.ts";
import { said, unread as unreadOf } from "../test/sample-objects.ts";
import { nothingFound } from "./nothing-found.ts";
import type { EnvironmentReview, Report } from "./report.ts";
import { verdictIn } from "./verdict.ts";

const clean = nothingFound("staging");
const unread: Partial<EnvironmentReview> = { notChecked: [unreadOf("drift")] };
const changed: Partial<EnvironmentReview> = { rolledBack: [{ service: "a", app: "a-staging", to: 1, release: 3 }] };
const failed: Partial<EnvironmentReview> = { outcome: "failed", errors: said("index.ts: no") };
const stopped: Partial<EnvironmentReview> = {
  outcome: "failed",
  policies: [{ policy: "backups", level: "mandatory", message: "no" }],
};

const waiting: Partial<EnvironmentReview> = {
  outcome: "failed",
  policies: [{ policy: "parity", level: "mandatory", message: "no", waitsFor: "staging" }],
};

const rolledBack: Partial<EnvironmentReview> = {
  rolledBack: [{ service: "a", app: "a-staging", to: 1, release: 3, stopsUp: true }],
};

test.each<[what: string, reviews: Partial<EnvironmentReview>[], live: number, local: number]>([
  ["nothing found", [{}, {}], 0, 0],
  ["something found", [{}, changed], 2, 2],
  ["something added by hand", [{}, { addedByHand: sampleAdded }], 2, 2],
  ["something added by hand that a rule ignores", [{}, { addedByHand: sampleAdded.slice(-1) }], 0, 0],
  ["something that does not work, the same in both", [{ health: sampleHealth }, { health: sampleHealth }], 2, 2],
  ["something not looked at", [{}, unread], 1, 0],
  ["something found, and something not looked at in the same environment", [{ ...changed, ...unread }], 1, 2],
  ["something found in one, and something not looked at in the other", [changed, unread], 1, 2],
  ["one that failed, and one that is clean", [failed, {}], 1, 1],
  ["a rolled-back app that refuses the up, whatever else there is", [rolledBack, failed, changed, unread], 3, 3],
  ["one that waits for another, and nothing else", [{}, waiting], 2, 2],
  ["one that waits for another, and something not looked at in it", [{}, { ...waiting, ...unread }], 1, 2],
  ["one that waits for another, and could not be previewed", [{}, { ...waiting, errors: said("no") }], 1, 1],
  ["one that waits for another, and is stopped all the same", [{}, { ...waiting, ...rolledBack }], 3, 3],
  ["a policy's stop, whatever else there is", [stopped, failed, changed, unread], 3, 3],
])("%s: %#", (_, reviews, live, local) => {
  const report: Report = {
    version: 2,
    project: "estate",
    at: "2026-11-21T10:00:00Z",
    mode: "live",
    environments: reviews.map((each) => ({ ...clean, ...each })),
    parity: [],
    notChecked: [],
  };
  expect(exitCodeOf(report)).toBe(live);
  // Without credentials there is much that nobody looks at.
  expect(exitCodeOf({ ...report, mode: "local" })).toBe(local);
  const parity = [unreadOf("parity")];
  expect(exitCodeOf({ ...report, notChecked: parity })).toBe(live === 3 ? 3 : 1);
  expect(exitCodeOf({ ...report, mode: "local", notChecked: parity })).toBe(local);
});

test("a fact of parity that could not be read is something not looked at, and an unexplained one is a difference", () => {
  const differenceOf = (verdict: "unexplained" | "not checked") =>
    differenceIn("domains.custom", ["1", undefined], { service: "a", verdict, reason: { code: "undeclared" } });
  const codeOf = (verdict: "unexplained" | "not checked", basis: "live" | "declared" = "live") =>
    exitCodeOf({
      version: 2,
      project: "estate",
      at: "2026-11-21T10:00:00Z",
      mode: "live",
      environments: [clean],
      parity: [{ environments: ["staging", "production"], basis, differences: [differenceOf(verdict)], same: 3 }],
      notChecked: [],
    });
  expect([codeOf("not checked"), codeOf("unexplained"), codeOf("not checked", "declared")]).toEqual([1, 2, 0]);
});

test("a difference between two environments that nobody explains counts with the later of them that was reviewed", () => {
  const difference = differenceIn("domains.custom", ["1", undefined], {
    service: "a",
    verdict: "unexplained",
    reason: { code: "undeclared" },
  });
  const verdicts = (...names: ("staging" | "production")[]) => {
    const environments = names.map((each) => nothingFound(each));
    const report: Report = {
      version: 2,
      project: "estate",
      at: "2026-11-21T10:00:00Z",
      mode: "live",
      environments,
      parity: [{ environments: ["staging", "production"], basis: "live", differences: [difference], same: 3 }],
      notChecked: [],
    };
    return environments.map((review) => verdictIn(report, review));
  };
  expect(verdicts("staging", "production")).toEqual(["clean", "pending"]);
  expect(verdicts("staging")).toEqual(["pending"]);
});
