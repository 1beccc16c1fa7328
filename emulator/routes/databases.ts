import { z } from "zod";
import { onAddon } from "../access/access.ts";
import { iso } from "../clock.ts";
import { removeSchedule, retentionOf, setSchedule, startTransfer } from "../model/backups.ts";
import { notFound } from "../problems.ts";
import { acts, type Route, reads, writes } from "../route.ts";
import type { AddonRow, ScheduleRow } from "../rows.ts";
import { titleOf } from "../wire/plan.ts";
import { wireTransfer } from "../wire/transfer.ts";
import { times } from "../world.ts";

const schedule = z.looseObject({
  hour: z.union([z.int().min(0).max(23), z.string().regex(/^([01]?\d|2[0-3])$/)]).transform(Number),
  timezone: z.string().default("UTC"),
  schedule_name: z.string().min(1).default("DATABASE_URL"),
});
const restore = z.looseObject({ backup_url: z.string() });
const copy = z.looseObject({ from_url: z.string(), to_url: z.string() });
const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Databases as the Data API has them: state, backup schedules, and what starts backups. Key-value stores (Redis) can only be read. */
export const databaseRoutes: readonly Route[] = [
  reads("GET /client/v11/databases/{database}", onAddon("use data"), (_call, addon) => wireDatabase(ready(addon))),
  reads("GET /client/v11/databases/{database}/wait_status", onAddon("use data"), (_call, addon) => waitStatus(addon)),
  reads("GET /client/v11/databases/{database}/transfer-schedules", onAddon("use data"), (call, addon) => {
    return call.world.store.schedules.where("addon", ready(addon).id).map((row) => wireSchedule(addon, row));
  }),
  writes("POST /client/v11/databases/{database}/transfer-schedules", onAddon("use data"), schedule, (call, addon) => {
    const { hour, timezone, schedule_name: name } = call.body;
    return wireSchedule(addon, setSchedule(call.world, ready(addon), { name, hour, timezone }));
  }),
  acts("DELETE /client/v11/databases/{database}/transfer-schedules/{schedule}", onAddon("use data"), (call, addon) => {
    const found = call.world.store.schedules.get(call.param("schedule"));
    if (found?.addonId !== ready(addon).id) throw notFound("schedule", "transfer_schedule");
    removeSchedule(call.world, found);
    return { ...wireSchedule(addon, found), deleted_at: iso(call.world.now()) };
  }),
  acts("POST /client/v11/databases/{database}/backups", onAddon("use data"), (call, addon) =>
    wireTransfer(call.world, startTransfer(call.world, ready(addon), { kind: "backup" })),
  ),
  writes("POST /client/v11/databases/{database}/restores", onAddon("use data"), restore, (call, addon) => {
    const fromUrl = call.body.backup_url;
    return wireTransfer(call.world, startTransfer(call.world, ready(addon), { kind: "restore", fromUrl }));
  }),
  writes("POST /client/v11/databases/{database}/transfers", onAddon("use data"), copy, (call, addon) => {
    const { from_url: fromUrl, to_url: toUrl } = call.body;
    return wireTransfer(call.world, startTransfer(call.world, ready(addon), { kind: "copy", fromUrl, toUrl }));
  }),
  reads("GET /redis/v0/databases/{database}", onAddon("use data"), (_call, addon) => wireStore(ready(addon, redis))),
  reads("GET /redis/v0/databases/{database}/wait", onAddon("use data"), (_call, addon) => waitStatus(addon, redis)),
];

const redis = "heroku-redis";

/** Not found until it is provisioned. */
function ready(addon: AddonRow, service?: string): AddonRow {
  if (waitStatus(addon, service)["waiting?"]) throw notFound("database");
  return addon;
}

function waitStatus(addon: AddonRow, service = "heroku-postgresql") {
  if (addon.service !== service) throw notFound("database");
  const waiting = addon.state === "provisioning";
  return { message: waiting ? "preparing" : "available", "waiting?": waiting };
}

function wireSchedule(addon: AddonRow, row: ScheduleRow): object {
  const { weeks, months } = retentionOf(addon.plan);
  return {
    uuid: row.id,
    name: row.name,
    hour: row.hour,
    timezone: row.timezone,
    days,
    retain_weeks: weeks,
    retain_months: months,
    callback_url: null,
    deleted_at: null,
    ...times(row),
  };
}

/** As the Postgres pages of Heroku's command line read it. The rows of `info` are for people. */
function wireDatabase(addon: AddonRow): object {
  const plan = addon.plan.replace(/^.*:/, "");
  const bytes = addon.usedBytes ?? 8_388_608;
  const address = new URL(addon.values.URL ?? "postgres://localhost/");
  const version = addon.options.version ?? "17";
  const row = (name: string, value: string) => ({ name, values: [value], resolve_db_name: false });
  return {
    addon_id: addon.id,
    heroku_resource_id: addon.id,
    name: addon.name,
    plan: { id: 1, name: plan },
    formation: { id: addon.id, primary: addon.id },
    created_at: iso(addon.createdAt),
    database_name: address.pathname.slice(1),
    database_user: address.username,
    port: Number(address.port),
    postgres_version: version,
    resource_url: addon.values.URL,
    following: null,
    forked_from: null,
    leader: null,
    num_bytes: bytes,
    num_connections: 0,
    num_tables: 0,
    target_transaction: null,
    "waiting?": false,
    info: [
      row("Plan", titleOf(plan)),
      row("Status", "Available"),
      row("Connections", "0/20"),
      row("PG Version", version),
      row("Created", iso(addon.createdAt).slice(0, 16).replace("T", " ")),
      row("Data Size", dataSize(bytes, plan)),
      row("Tables", "0"),
    ],
  };
}

/** Gigabytes of the plans whose limit `info` shows. Source: github.com/coderdojo-japan/coderdojo.jp/issues/1606. */
const essentialStorage: Readonly<Record<string, number>> = { "essential-0": 1, "essential-1": 10, "essential-2": 32 };

/** As `heroku pg:info` shows it, with the limit of an Essential plan. */
function dataSize(bytes: number, plan: string): string {
  const megabytes = bytes / 1024 ** 2;
  const used = `${Number(megabytes.toPrecision(3))} MB`;
  const limit = essentialStorage[plan];
  if (limit === undefined) return used;
  const percent = (100 * megabytes) / (limit * 1024);
  const state = percent > 100 ? "Above limits, access disruption imminent" : "In compliance";
  return `${used} / ${limit} GB (${percent.toFixed(2)}%) (${state})`;
}

/** The rows of `info` are for people. */
function wireStore(addon: AddonRow): object {
  const plan = addon.plan.replace(/^.*:/, "");
  const version = addon.options.version ?? "7.2";
  const row = (name: string, value: string) => ({ name, values: [value] });
  return {
    addon_id: addon.id,
    name: addon.name,
    plan,
    created_at: iso(addon.createdAt),
    formation: { id: addon.id, primary: null },
    metaas_source: addon.providerId,
    port: 6380,
    resource_url: addon.values.URL,
    version,
    info: [
      row("Plan", titleOf(plan)),
      row("Status", "available"),
      row("Created", iso(addon.createdAt).slice(0, 16).replace("T", " ")),
      row("Version", version),
      row("Connections", "0/20"),
      row("Maxmemory", addon.options.maxmemory_policy ?? "noeviction"),
    ],
  };
}
