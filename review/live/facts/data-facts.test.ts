import { expect, test } from "vitest";
import type { z } from "zod";
import { AttachmentRow, DatabaseRow, KeyValueStoreRow, ReleaseRow, ScheduleRow, TransferRow } from "../wire.ts";
import { newestBackupFacts, scheduleFacts } from "./backup-facts.ts";
import { codeIn, codeOf, releaseFacts } from "./release-facts.ts";
import { versionFacts } from "./store-versions.ts";

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
  ["one that is fresh", [backup("2026-11-20T00:00:00Z")], "fresh 2026-11-20 00:00 UTC"],
  ["one that is stale", [backup("2026-11-19T23:59:59Z")], "stale 2026-11-19 23:59 UTC"],
  ["the newest", [backup("2026-11-21T02:03:00Z"), backup("2026-11-19T02:03:00Z")], "fresh 2026-11-21 02:03 UTC"],
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

test("the versions of stores by the names under which the app reads them, without what Heroku raises by itself", async () => {
  const reads = {
    database: async (id: string) =>
      DatabaseRow.parse(
        {
          one: { info: [{ name: "PG Version", values: ["17.4"], resolve_db_name: false }], resource_url: "marker" },
          other: { postgres_version: "16.1" },
          none: {},
        }[id],
      ),
    keyValueStore: async () => KeyValueStoreRow.parse({ version: "7.2.4" }),
  };
  const attached = [
    ["one", "DATABASE"],
    ["other", "HEROKU_POSTGRESQL_AQUA"],
    ["other", "ARCHIVE"],
    ["cache", "REDIS"],
  ].map(([id = "", name = ""]) =>
    AttachmentRow.parse({ name, app: { id: "a" }, addon: { id, app: { id: "a", name: "shop" } } }),
  );
  const stores = (...ids: string[]) => ids.map((id) => ({ id }));
  expect(await versionFacts("heroku-postgresql", stores("one", "other"), attached, reads)).toEqual([
    ["addons.heroku-postgresql.version.DATABASE", "17"],
    ["addons.heroku-postgresql.version.HEROKU_POSTGRESQL_COLOR", "16"],
    ["addons.heroku-postgresql.version.ARCHIVE", "16"],
  ]);
  expect(await versionFacts("heroku-redis", stores("cache"), attached, reads)).toEqual([
    ["addons.heroku-redis.version.REDIS", "7.2"],
  ]);
  expect(await versionFacts("heroku-redis", [], attached, reads)).toEqual([]);
  await expect(versionFacts("heroku-postgresql", stores("none"), attached, reads)).rejects.toThrow("got none");
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

test.each<[description: string, commit: string | undefined, origin?: string]>([
  ["Deploy 1a2b3c4d", "1a2b3c4d", "built"],
  ["Deploy 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d", "1a2b3c4d", "built"],
  ["Promote shop-staging v12 1a2b3c4", "1a2b3c4", "promoted"],
  ["Deployed web (0123456789ab), worker (0123456789ab)", "web (0123456789ab), worker (0123456789ab)"],
  ["Rollback to v12", undefined],
  ["Set DEPLOY config vars", undefined],
  ["Deploy marker", undefined],
])("%s brings %s", (description, commit, origin) => {
  expect(codeIn({ description })).toEqual(commit && { commit, ...(origin !== undefined && { origin }) });
});

test("what runs after releases that bring no code, and after a rollback", () => {
  const some = [release(1, "Deploy 1111111"), release(2, "Deploy 2222222"), release(3, "Set A config vars")];
  expect(codeOf(some)).toEqual({ commit: "2222222", origin: "built" });
  expect(codeOf([...some, release(4, "Rollback to v1"), release(5, "Set B config vars")])?.commit).toBe("1111111");
  expect(codeOf([release(3, "Set A config vars"), release(4, "Rollback to v9")])).toBeUndefined();
});
