import { expect, test } from "vitest";
import type { RunResult, Step } from "../../engine/engine.ts";
import { Problem } from "../../engine/problem.ts";
import { verdictOf } from "../report/verdict.ts";
import { said } from "../test/sample-objects.ts";
import { reviewEnvironment } from "./environment.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";

/** The review of what a preview gives, and one of what is recorded, as far as it is asked for. */
const reviewOf = (
  preview: () => RunResult,
  recordedOnly: () => RunResult = () => run([]),
  findings: { file: string; path: string; expected: string; got: string }[] = [],
) =>
  reviewEnvironment({
    settings,
    rules: { ignore: [], findings, expired: [] },
    engine: {
      preview: async (_, options) => (options?.refresh === false ? recordedOnly() : preview()),
      secretsOf: async () => ({ config: {}, outputs: {}, recordedSecret: () => undefined }),
    },
    source: undefined,
    signal: new AbortController().signal,
  });

/** A preview of what was read: what it found, and whether it could read everything. */
const read = (steps: readonly Step[], found: readonly Step[], parts: Partial<RunResult> = {}, isComplete = true) =>
  run(steps, { refreshed: { steps: [...found], isComplete }, ...parts });

test("what could not be read stops the up: it is a failure, not checked, told once for all objects alike, and no drift", async () => {
  const answer = { code: "Heroku", method: "GET", status: 503, id: "unavailable" } as const;
  const failures = [
    { ...answer, subject: "a", path: "/apps/a/webhooks", herokuMessage: "Busy.", requestId: "1" },
    { ...answer, subject: "b", path: "/apps/b/webhooks", herokuMessage: "Busy.", requestId: "2" },
    { ...answer, subject: "c", path: "/apps/a/domains", herokuMessage: "Gone." },
  ];
  const review = await reviewOf(() => read([], [], { outcome: "failed", failures }, false));
  expect(review.notChecked).toEqual([
    { what: ["drift"], why: { code: "error", error: failures[0] }, more: 1 },
    { what: ["drift"], why: { code: "error", error: failures[2] } },
  ]);
  expect(review.errors).toEqual([failures[0], failures[2]]);
  expect([review.drift, verdictOf(review)]).toEqual([[], "failed"]);
});

test("beside something unread, drift and what the files ask for are told all the same", async () => {
  const found = [step("Formation", "catalog-app-worker", "update", [changed("quantity", "1", "0")])];
  const asked = step("Addon", "catalog-postgres", "update", [changed("plan", "a:b", "a:c")]);
  const unread = read([], found, { outcome: "failed", failures: said("no"), previousOutputs: recorded }, false);
  const review = await reviewOf(
    () => unread,
    () => run([asked]),
  );
  expect([review.drift.length, review.changes.length, review.notChecked.length]).toEqual([1, 1, 1]);
  expect([review.errors, verdictOf(review)]).toEqual([said("no"), "failed"]);
});

test("each change says whether files or hands are its reason, and a replacement that drift causes is destructive", async () => {
  const quantity = changed("quantity", "1", "3");
  const drifted = [
    step("App", "catalog-app", "update", [{ ...changed("region", "us", "eu"), replaces: true }]),
    step("Formation", "catalog-app-web", "update", [quantity]),
    step("Formation", "catalog-app-worker", "update", [quantity]),
    step("Addon", "catalog-papertrail", "delete"),
  ];
  const files = [
    step("Formation", "catalog-app-worker", "update", [changed("quantity", "1", "2")]),
    step("Drain", "catalog-drains-a", "update", [changed("url")]),
    step("AppFeature", "catalog-preboot", "create"),
  ];
  const next = [
    step("App", "catalog-app", "replace", [{ ...changed("region", "eu", "us"), replaces: true }]),
    step("Addon", "catalog-postgres", "replace", [{ ...changed("appId"), replaces: true }]),
    step("Formation", "catalog-app-web", "update", [quantity]),
    step("Formation", "catalog-app-worker", "update", [changed("quantity", "3", "2")]),
    step("Drain", "catalog-drains-a", "update", [changed("url")]),
    step("AppFeature", "catalog-preboot", "create"),
    step("Addon", "catalog-papertrail", "create"),
  ];
  const { changes } = await reviewOf(
    () => read(next, drifted, { previousOutputs: recorded }),
    () => run(files),
  );
  expect(changes.map(({ name, operation, origin }) => [name, operation, origin])).toEqual([
    ["catalog-app", "replace", "drift"],
    ["catalog-app-web", "update", "drift"],
    ["catalog-app-worker", "update", "both"],
    ["catalog-drains-a", "update", undefined],
    ["catalog-papertrail", "create", "drift"],
    ["catalog-postgres", "replace", "drift"],
    ["catalog-preboot", "create", undefined],
  ]);
  expect(changes.filter(({ isDestructive }) => isDestructive).map(({ name }) => name)).toEqual([
    "catalog-app",
    "catalog-postgres",
  ]);
});

test("where nothing has drifted, one preview says it all", async () => {
  const asked = step("Drain", "catalog-drains-a", "update", [changed("url")]);
  const review = await reviewOf(
    () => read([asked], [step("Drain", "catalog-drains-a", "same")]),
    () => {
      throw new Error("a second preview was asked for");
    },
  );
  expect([review.errors, review.changes.map(({ origin }) => origin)]).toEqual([[], [undefined]]);
});

test("a mandatory policy is told as one, and not again among the errors", async () => {
  const violation = { policy: "backups", level: "mandatory", urn: undefined, message: "expected one" } as const;
  const stopped = read([], [], {
    outcome: "failed",
    violations: [violation],
    errors: ["policy backups: expected one"],
  });
  const review = await reviewOf(() => stopped);
  expect(review).toMatchObject({
    outcome: "failed",
    errors: [],
    policies: [{ policy: "backups", level: "mandatory", message: "expected one" }],
  });
  expect(verdictOf(review)).toBe("stopped");
});

test("an exception is listed by itself, and is no advisory violation", async () => {
  const message = "bot.exceptions.withoutWeb: no process web: a bot";
  const exception = { place: "bot.exceptions.withoutWeb", what: "no process web", reason: "a bot" };
  const notice = { code: "exception", ...exception, urn: undefined } as const;
  const listed = { policy: "exceptions", level: "advisory", urn: undefined, message, isException: true } as const;
  const review = await reviewOf(() => read([], [], { violations: [listed], notices: [notice] }));
  expect(review).toMatchObject({ outcome: "succeeded", policies: [], exceptions: [exception] });
  expect(verdictOf(review)).toBe("clean");
});

test("a preview that breaks off is told once; without the second preview, what has drifted is taken back all the same", async () => {
  const problem = await reviewOf(() => {
    throw new Problem("Pulumi.yaml: expected a name");
  });
  expect([problem.outcome, problem.errors]).toEqual(["failed", said("Pulumi.yaml: expected a name")]);
  const drifted = step("Formation", "catalog-app-web", "update", [changed("quantity", "1", "3")]);
  const asked = step("Drain", "catalog-drains-a", "update", [changed("url")]);
  const defect = await reviewOf(
    () => read([drifted, asked], [drifted]),
    () => {
      throw new Error("the provider is gone\n    at here");
    },
  );
  expect([defect.outcome, defect.errors, defect.notChecked]).toEqual(["succeeded", [], []]);
  expect(defect.changes.map(({ name, origin }) => [name, origin])).toEqual([
    ["catalog-app-web", "drift"],
    ["catalog-drains-a", undefined],
  ]);
});

test("a faulty rule fails the review, so that nobody takes it for one that holds", async () => {
  const finding = { file: "Pulumi.production.yaml", path: "estate:review", expected: "ignore", got: "a list" };
  const review = await reviewOf(() => run([]), undefined, [finding]);
  expect([verdictOf(review), review.errors]).toEqual(["failed", [{ code: "finding", ...finding }]]);
});

const refusalOf = (app: string) => {
  const line = `${app}: expected an app that is not rolled back`;
  const rollback = { app, to: 3, release: 5, by: "ada@example.org", at: "2026-11-21T07:00:00Z" };
  return { failures: said(line), notices: [{ code: "rolled back" as const, ...rollback, urn: undefined }] };
};

/** A review where rolled-back apps refuse the `up`, each only once those before it may be moved. */
const reviewWithRollbacks = (refusing: readonly string[], parts: Partial<RunResult> = {}) => {
  const change = step("AppConfigAssociation", "catalog-app-config", "update", [changed("vars.A")]);
  const previewWith = (forward: readonly string[]) => async () => {
    const next = refusing.find((app) => !forward.includes(app));
    return next === undefined ? read([change], [], parts) : read([], [], { outcome: "failed", ...refusalOf(next) });
  };
  return reviewEnvironment({
    settings,
    rules: { ignore: [], findings: [], expired: [] },
    engine: {
      preview: previewWith([]),
      secretsOf: async () => ({ config: {}, outputs: {}, recordedSecret: () => undefined }),
    },
    engineMoving: (apps) => ({ preview: previewWith(apps) }),
    source: undefined,
    signal: new AbortController().signal,
  });
};

test("an up that a rolled-back app refuses is stopped, and what is held back is listed all the same", async () => {
  const review = await reviewWithRollbacks(["catalog-production", "reports-production"]);
  const rollback = { to: 3, release: 5, by: "ada@example.org", at: "2026-11-21T07:00:00.000Z", stopsUp: true };
  expect(review.rolledBack).toEqual([
    { service: "catalog", app: "catalog-production", ...rollback },
    { service: "reports-production", app: "reports-production", ...rollback },
  ]);
  expect([verdictOf(review), review.errors, review.changes.map(({ name }) => name)]).toEqual([
    "stopped",
    [],
    ["catalog-app-config"],
  ]);
});

test("what else would refuse an up that is moved forward is told beside the stop", async () => {
  const review = await reviewWithRollbacks(["catalog-production"], {
    outcome: "failed",
    failures: said("no such plan"),
  });
  expect([verdictOf(review), review.errors, review.rolledBack.length]).toEqual(["stopped", said("no such plan"), 1]);
});

test("what the provider says of confirmations without use is in the review, and no other warning", async () => {
  const unused = {
    confirmation: "production/shop-app:rename",
    from: "HEROKU_CONFIRM",
    stack: "production",
    why: "not needed",
  } as const;
  const notice = { code: "unused confirmation", ...unused, urn: undefined, line: "" } as const;
  const review = await reviewEnvironment({
    settings,
    rules: { ignore: [], findings: [], expired: [] },
    engine: {
      preview: async () => run([], { notices: [notice, notice] }),
      secretsOf: async () => ({ config: {}, outputs: {}, recordedSecret: () => undefined }),
    },
    source: undefined,
    signal: new AbortController().signal,
  });
  expect([review.unusedConfirmations, verdictOf(review)]).toEqual([[unused], "clean"]);
});
