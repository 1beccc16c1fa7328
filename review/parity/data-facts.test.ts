import { expect, test } from "vitest";
import type { z } from "zod";
import { newestBackupFacts, scheduleFacts, versionFacts } from "./backup-facts.ts";
import { codeIn, codeOf, releaseFacts } from "./release-facts.ts";
import { DatabaseRow, ReleaseRow, ScheduleRow, TransferRow } from "./wire.ts";

test("schedules of all databases, hours as number or text", () => {
  expect(scheduleFacts([])).toEqual([]);
  const rows = [
    { hour: "5", timezone: "UTC" },
    { hour: 2, timezone: "America/New_York" },
  ].map((row) => ScheduleRow.parse({ uuid: "s1", name: "DATABASE_URL", ...row }));
  expect(scheduleFacts(rows)).toEqual([["backups.schedule", "daily at 02:00 America/New_York, daily at 05:00 UTC"]]);
});

const now = Date.parse("2026-11-21T12:00:00Z");
const backup = (finished: string | null, more: object = {}): z.output<typeof TransferRow> =>
  TransferRow.parse({ from_type: "pg_dump", to_type: "gof3r", succeeded: true, finished_at: finished, ...more });

test.each<[what: string, rows: z.output<typeof TransferRow>[], found: string | undefined]>([
  ["none", [], undefined],
  ["one that is fresh", [backup("2026-11-20T00:00:00Z")], "within 36 hours 2026-11-20 00:00 UTC"],
  ["one that is stale", [backup("2026-11-19T23:59:59Z")], "older than 36 hours 2026-11-19 23:59 UTC"],
  [
    "the newest",
    [backup("2026-11-21T02:03:00Z"), backup("2026-11-19T02:03:00Z")],
    "within 36 hours 2026-11-21 02:03 UTC",
  ],
  ["one that failed", [backup("2026-11-21T02:03:00Z", { succeeded: false })], undefined],
  ["one under way", [backup(null, { succeeded: null })], undefined],
  ["one that was deleted", [backup("2026-11-21T02:03:00Z", { deleted_at: "2026-11-21T03:00:00Z" })], undefined],
  ["a restore", [backup("2026-11-21T02:03:00Z", { from_type: "gof3r", to_type: "pg_restore" })], undefined],
])("of backups, %s", (_, rows, found) => {
  const texts = newestBackupFacts(rows, now).map(([, text]) => text);
  expect(texts.join(" ")).toBe(found ?? "");
});

test("a backup that ended at no time is an answer of another shape, and not no backup", () => {
  expect(() => backup("never")).toThrow("expected a time");
});

test("the version of a database, without what Heroku raises by itself", () => {
  const info = [{ name: "PG Version", values: ["17.4"], resolve_db_name: false }];
  const rows = [{ info, resource_url: "postgres://marker" }, { postgres_version: "16.1" }].map((row) =>
    DatabaseRow.parse(row),
  );
  expect(versionFacts(rows)).toEqual([["addons.heroku-postgresql.version", "16, 17"]]);
  expect(versionFacts([])).toEqual([]);
  expect(() => versionFacts([DatabaseRow.parse({})])).toThrow("expected a version, got none");
});

const release = (version: number, description: string): ReleaseRow =>
  ReleaseRow.parse({
    app: { id: "a1", name: "shop-staging" },
    status: "succeeded",
    version,
    description,
    created_at: "2026-11-21T12:00:59Z",
    slug: { id: "s1" },
  });

test("a release's number and time", () => {
  expect(releaseFacts(undefined)).toEqual([]);
  expect(releaseFacts(release(12, "Deploy 1a2b3c4d"))).toEqual([
    ["release.version", "v12"],
    ["release.created", "2026-11-21 12:00 UTC"],
  ]);
});

test.each<[description: string, code: string | undefined]>([
  ["Deploy 1a2b3c4d", "1a2b3c4d"],
  ["Deploy 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d", "1a2b3c4d"],
  ["Promote shop-staging v12 1a2b3c4", "1a2b3c4"],
  ["Deployed web (0123456789ab), worker (0123456789ab)", "web (0123456789ab), worker (0123456789ab)"],
  ["Rollback to v12", undefined],
  ["Set DEPLOY config vars", undefined],
  ["Deploy marker", undefined],
])("%s brings %s", (description, code) => {
  expect(codeIn({ description })).toBe(code);
});

test("what runs after releases that bring no code, and after a rollback", () => {
  const some = [release(1, "Deploy 1111111"), release(2, "Deploy 2222222"), release(3, "Set A config vars")];
  expect(codeOf(some)).toBe("2222222");
  expect(codeOf([...some, release(4, "Rollback to v1"), release(5, "Set B config vars")])).toBe("1111111");
  expect(codeOf([release(3, "Set A config vars"), release(4, "Rollback to v9")])).toBeUndefined();
});
