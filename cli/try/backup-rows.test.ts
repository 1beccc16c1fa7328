import { createEmulator } from "@tandem/emulator";
import { expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../../sdks/heroku/client/connect.ts";
import { daily, noBackup } from "../../settings/declare.ts";
import { grapheneDb, papertrail, postgres, redis } from "../../settings/vendors.ts";
import { type AddonOutputs, backupRows } from "./backup-rows.ts";

/** The rows of an app that has the add-ons; `scheduled` names those databases that are backed up each night. */
async function rowsOf(addons: AddonOutputs, scheduled: readonly string[] = []) {
  const { app } = createEmulator({ timings: { provisioningMs: 0 } });
  const heroku = connect({
    apiKey: "local-token",
    fetch: async (address, init) => app.request(new URL(String(address)).pathname, init),
  });
  const made = { response: z.object({ id: z.string(), name: z.string() }) };
  await heroku.platform.send("POST", "/apps", { ...made, body: { name: "shop" } });
  const there = [];
  for (const { name, plan } of Object.values(addons)) {
    there.push(await heroku.platform.send("POST", "/apps/shop/addons", { ...made, body: { name, plan } }));
  }
  for (const { id } of there.filter(({ name }) => scheduled.includes(name))) {
    const body = { schedule_name: "DATABASE_URL", hour: 2, timezone: "UTC" };
    const path = `/client/v11/databases/${id}/transfer-schedules`;
    await heroku.data.send("POST", path, { response: z.unknown(), body });
  }
  return backupRows(heroku, addons, there);
}

const nightly = postgres({ backup: daily("02:00", "UTC") });
const database = { name: "shop-db", plan: "heroku-postgresql:essential-0" };

test("a schedule is what the API says, not what was declared", async () => {
  const addons = { db: { ...database, backup: nightly.backup } };
  expect(await rowsOf(addons, ["shop-db"])).toEqual([["backups", "DATABASE_URL daily at 02:00 UTC"]]);
  expect(await rowsOf(addons)).toEqual([["backups", "db: no schedule"]]);
});

test("every other store says what keeps its data", async () => {
  const rows = await rowsOf({
    db: { ...database, backup: noBackup("it is filled by the import") },
    graph: { name: "shop-graph", plan: "graphenedb:dev-free", backup: grapheneDb().backup },
    queue: { name: "shop-queue", plan: "heroku-redis:mini", backup: redis().backup },
    logs: { name: "shop-logs", plan: "papertrail:choklad" },
  });
  expect(rows).toEqual([
    ["backups", "db: none: it is filled by the import"],
    ["backups", expect.stringMatching(/^graph: by the vendor: backups in the GrapheneDB console, /)],
    ["backups", expect.stringMatching(/^queue: not backed up, rebuilt: the service refills its cache /)],
  ]);
});

test("a service without data has none to lose", async () => {
  expect(papertrail().backup).toBeUndefined();
  expect(await rowsOf({ logs: { name: "shop-logs", plan: "papertrail:choklad" } })).toEqual([
    ["backups", "no data to lose"],
  ]);
});
