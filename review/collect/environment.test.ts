import { expect, test } from "vitest";
import type { RunResult } from "../../engine/engine.ts";
import { Problem } from "../../engine/problem.ts";
import { verdictOf } from "../verdict.ts";
import { reviewEnvironment } from "./environment.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";

/** The review of what two runs of an engine give. */
const reviewOf = (
  preview: () => RunResult,
  found: () => RunResult = () => run([]),
  findings: { file: string; path: string; expected: string; got: string }[] = [],
) =>
  reviewEnvironment({
    settings,
    rules: { ignore: [], findings, expired: [] },
    engine: { preview: async () => preview(), drift: async () => found() },
    witness: undefined,
    signal: new AbortController().signal,
  });

test("what could not be read is not checked, told once for all objects alike, and is no drift", async () => {
  const errors = [
    "GET /apps/a/webhooks: 503 Service Unavailable",
    "GET /apps/b/webhooks: 503 Service Unavailable",
    "catalog-domain: GET /apps/a/domains: 403 Forbidden",
  ];
  const review = await reviewOf(
    () => run([]),
    () => run([], { outcome: "failed", errors }),
  );
  expect(review.notChecked).toEqual([
    { what: "drift", why: "GET /apps/a/webhooks: 503 Service Unavailable, and 1 more like it" },
    { what: "drift", why: "catalog-domain: GET /apps/a/domains: 403 Forbidden" },
  ]);
  expect([review.drift, verdictOf(review)]).toEqual([[], "incomplete"]);
});

test("what was found beside something unread is drift all the same", async () => {
  const steps = [step("Formation", "catalog-app-worker", "update", [changed("quantity", "1", "0")])];
  const unread = run(steps, { outcome: "failed", errors: ["no"], previousOutputs: recorded });
  const review = await reviewOf(
    () => run([]),
    () => unread,
  );
  expect([review.drift.length, review.notChecked.length, verdictOf(review)]).toEqual([1, 1, "pending"]);
});

test("a mandatory policy is told as one, and not again among the errors", async () => {
  const violation = { policy: "backups", level: "mandatory", urn: undefined, message: "expected one" } as const;
  const stopped = run([], { outcome: "failed", violations: [violation], errors: ["policy backups: expected one"] });
  const review = await reviewOf(() => stopped);
  expect(review).toMatchObject({
    outcome: "failed",
    errors: [],
    policies: [{ policy: "backups", level: "mandatory", message: "expected one" }],
  });
  expect(verdictOf(review)).toBe("stopped");
});

test("a run that breaks off is told, and the other one's findings with it", async () => {
  const problem = await reviewOf(() => {
    throw new Problem("Pulumi.yaml: expected a name");
  });
  expect([problem.outcome, problem.errors]).toEqual(["failed", ["Pulumi.yaml: expected a name"]]);
  const defect = await reviewOf(
    () => run([]),
    () => {
      throw new Error("the provider is gone\n    at here");
    },
  );
  expect([defect.outcome, defect.notChecked]).toEqual(["succeeded", [{ what: "drift", why: "the provider is gone" }]]);
});

test("a faulty rule fails the review, so that nobody takes it for one that holds", async () => {
  const finding = { file: "Pulumi.production.yaml", path: "estate:review", expected: "ignore", got: "a list" };
  const review = await reviewOf(() => run([]), undefined, [finding]);
  expect([verdictOf(review), review.errors]).toEqual([
    "failed",
    ["Pulumi.production.yaml: estate:review: expected ignore, got a list"],
  ]);
});
