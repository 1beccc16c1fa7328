import { expect, test } from "vitest";
import { type ReleaseWire, rollbackIn } from "../rollback.ts";

const release = (version: number, description: string, more: Partial<ReleaseWire> = {}): ReleaseWire => ({
  version,
  description,
  status: "succeeded",
  created_at: "2026-11-20T12:00:00Z",
  user: { email: "ada@example.org" },
  app: { name: "catalog-production" },
  ...more,
});

const rollback = release(43, "Rollback to v41");
const found = { app: "catalog-production", to: 41, release: 43, by: "ada@example.org", at: "2026-11-20T12:00:00Z" };

test("an app whose newest release is a rollback is rolled back, also while that is pending", () => {
  expect(rollbackIn([rollback, release(42, "Deploy 1a5f89db")])).toEqual(found);
  expect(rollbackIn([{ ...rollback, status: "pending" }])).toEqual(found);
  expect(rollbackIn([{ ...rollback, user: null }])).toEqual({ ...found, by: undefined });
});

test.each([
  ["a deploy", release(44, "Deploy 1a5f89db")],
  ["a config change", release(44, "Set LOG_LEVEL config vars")],
  ["a deploy that is pending", release(44, "Deploy 1a5f89db", { status: "pending" })],
  ["a change that only mentions a rollback", release(44, "Rollback to v41 undone")],
])("%s ends a rollback", (_, newest) => {
  expect(rollbackIn([newest, rollback])).toBeUndefined();
});

test.each([
  ["a deploy that failed", release(44, "Deploy 1a5f89db", { status: "failed" })],
  ["a deploy that expired", release(44, "Deploy 1a5f89db", { status: "expired" })],
  [
    "a vendor's new credentials",
    release(44, "Update DATABASE by heroku-postgresql", { user: { email: "heroku-postgresql@addons.heroku.com" } }),
  ],
])("%s ends no rollback", (_, newest) => {
  expect(rollbackIn([newest, rollback])).toEqual(found);
});

test("an app without releases is not rolled back", () => {
  expect(rollbackIn([])).toBeUndefined();
});
