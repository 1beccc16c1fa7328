import { expect, test } from "vitest";
import type { ExpectedBackup } from "../../kinds/backup.ts";
import { herokuOf } from "../collect/test/heroku-of.ts";
import { databasesHealth } from "./databases.ts";
import { appRow, observedOn } from "./test/observed-app.ts";

const row = (id: string) => ({
  id,
  name: id,
  app: { id: "a1", name: "shop-production" },
  addon_service: { name: "heroku-postgresql" },
  plan: { name: "heroku-postgresql:standard-0" },
  state: "provisioned",
  config_vars: [],
  created_at: "2026-01-01T00:00:00Z",
});
const attached = (name: string, id: string) => ({ name, app: { id: "a1" }, addon: { id, app: row(id).app } });
const backup = (parts: Record<string, unknown> = {}) => ({
  from_name: "DATABASE",
  from_type: "pg_dump",
  to_type: "gof3r",
  succeeded: true,
  finished_at: "2026-11-21T03:00:00Z",
  ...parts,
});

/** Problems with the backups of the databases of an app, each of which has a schedule, by Heroku's list of transfers. */
async function problems(transfers: unknown[], databases: Record<string, string>, wishes: ExpectedBackup[] = []) {
  const ids = Object.values(databases);
  const { heroku } = herokuOf({
    "/addons": ids.map(row),
    "/addon-attachments": Object.entries(databases).map(([name, id]) => attached(name, id)),
    "/client/v11/apps/a1/transfers": transfers,
    ...Object.fromEntries(ids.map((id) => [`/client/v11/databases/${id}`, {}])),
    ...Object.fromEntries(
      ids.map((id) => [`/client/v11/databases/${id}/transfer-schedules`, [{ hour: 2, timezone: "UTC" }]]),
    ),
  }).source;
  const observed = observedOn(heroku, "shop", appRow("a1", "shop-production"));
  const found = await databasesHealth(observed, wishes);
  return found.map((each) => (each.kind === "backup" ? `${each.database}: ${each.problem}` : each.kind));
}

test("expects backups of the database of DATABASE_URL when none are declared", async () => {
  expect(await problems([backup()], { DATABASE: "one" })).toEqual([]);
  expect(await problems([], { DATABASE: "one" })).toEqual(["one: no backup"]);
  expect(await problems([], { DATABASE: "one" }, [{ addon: "two", isDaily: false }])).toEqual([]);
});

test.each([
  ["deleted", { deleted_at: "2026-11-21T04:00:00Z" }],
  ["unfinished", { finished_at: null, succeeded: null }],
  ["failed", { succeeded: false }],
  ["a copy to another database", { to_type: "pg_restore" }],
])("does not count a backup that is %s", async (_, parts) => {
  expect(await problems([backup(parts)], { DATABASE: "one" })).toEqual(["one: no backup"]);
});

test("assigns a backup to the database of its attachment", async () => {
  const databases = { DATABASE: "one", READINGS: "two" };
  const daily = [
    { addon: "one", isDaily: true },
    { addon: "two", isDaily: true },
  ];
  expect(await problems([backup({ from_name: "READINGS" })], databases, daily)).toEqual(["one: no backup"]);
  expect(await problems([backup({ from_name: "FORMER_NAME" })], databases, daily)).toEqual([
    "one: no backup",
    "two: no backup",
  ]);
});
