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

const deploy = release(42, "Deploy 1a5f89db");

test.each([
  ["the newest deploy again", [release(44, "Rollback to v42"), rollback, deploy]],
  ["the rollback to it, again", [release(45, "Rollback to v44"), release(44, "Rollback to v42"), rollback, deploy]],
  [
    "what ran when a deploy failed",
    [release(43, "Rollback to v41"), { ...deploy, status: "failed" }, release(41, "Deploy")],
  ],
])("going back to %s is no rollback", (_, releases) => {
  expect(rollbackIn(releases)).toBeUndefined();
});

test("a second rollback counts, and one to a rollback is one to what that had gone back to", () => {
  const [first, second] = [release(41, "Deploy"), release(44, "Rollback to v40")];
  expect(rollbackIn([second, rollback, deploy, first, release(40, "Deploy")])).toMatchObject({ to: 40, release: 44 });
  expect(rollbackIn([release(44, "Rollback to v43"), rollback, deploy, first])).toMatchObject({ to: 43, release: 44 });
  // What it goes back to is older than all that was read.
  expect(rollbackIn([release(44, "Rollback to v3"), rollback])).toMatchObject({ to: 3 });
});
