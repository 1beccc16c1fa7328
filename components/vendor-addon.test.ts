import type { ResourceTransformation } from "@pulumi/pulumi";
import { expect, test } from "vitest";
import { type Addon, daily, noBackup, rebuilt } from "../settings/declare.ts";
import { handOver } from "../settings/test/hand-over.ts";
import { grapheneDb, otherAddon, papertrail, postgres, redis, redisCloud } from "../settings/vendors.ts";
import { mockEngine } from "./test/mock-engine.ts";
import { VendorAddon } from "./vendor-addon.ts";

/** Whether an add-on refuses to be deleted. */
async function isProtected(addon: Addon, protectData: boolean): Promise<boolean> {
  const engine = await mockEngine(handOver("production", {}));
  const guarded: string[] = [];
  const note: ResourceTransformation = ({ type, props, opts }) => {
    if (opts.protect === true) guarded.push(type);
    return { props, opts };
  };
  const settings = { slot: "slot", addon, plan: `${addon.vendor.service}:${addon.vendor.firstPlan}` };
  new VendorAddon(
    "shop-slot",
    { service: "shop", appId: "id-of-shop-app", settings, protectData },
    { transformations: [note] },
  );
  await engine.idle();
  expect(guarded.filter((type) => type !== "heroku:index/addon:Addon")).toEqual([]);
  return guarded.length > 0;
}

test.each<[what: string, addon: Addon]>([
  ["Postgres", postgres({ backup: daily("02:00", "UTC") })],
  ["Postgres without a backup", postgres({ backup: noBackup("rebuilt every night") })],
  ["Redis", redis()],
  ["Redis Cloud", redisCloud()],
  ["GrapheneDB", grapheneDb()],
  ["another that holds data", otherAddon("bucketeer", { firstPlan: "hobbyist", backup: rebuilt("uploaded again") })],
])("%s is protected where data is, and nowhere else", async (_, addon) => {
  expect([await isProtected(addon, true), await isProtected(addon, false)]).toEqual([true, false]);
});

test.each<[what: string, addon: Addon]>([
  ["logs", papertrail()],
  ["another without data", otherAddon("memcachier", { firstPlan: "dev" })],
])("%s can be replaced at will", async (_, addon) => {
  expect(await isProtected(addon, true)).toBe(false);
});

test("a database is attached under the name that is asked for, and its schedule is called after its config var", async () => {
  const engine = await mockEngine(handOver("production", {}));
  const addon = postgres({ backup: daily("02:00", "UTC"), as: "ANALYTICS" });
  const settings = { slot: "slot", addon, plan: "heroku-postgresql:standard-0", attachment: "ANALYTICS" };
  new VendorAddon("shop-slot", { service: "shop", appId: "id-of-shop-app", settings, protectData: false });
  await engine.idle();
  expect(engine.of("Addon")["shop-slot"]).toMatchObject({ attachmentName: "ANALYTICS" });
  expect(engine.of("PostgresBackupSchedule")["shop-slot-backup"]).toMatchObject({ name: "ANALYTICS_URL" });
});
