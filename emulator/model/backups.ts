import { DateTime, IANAZone } from "luxon";
import { tierOf } from "../catalogue/plans.ts";
import { later } from "../jobs.ts";
import { badRequest, invalid } from "../problems.ts";
import type { AddonRow, ScheduleRow, TransferRow } from "../rows.ts";
import type { World } from "../world.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const dailyKeptMs = 7 * dayMs;

/** How long a plan keeps backups: weeks, months, and how many that people asked for. */
export function retentionOf(plan: string): { weeks: number; months: number; manual: number } {
  const tier = tierOf(plan);
  if (tier === "essential") return { weeks: 1, months: 0, manual: 5 };
  if (tier === "standard") return { weeks: 4, months: 0, manual: 25 };
  return { weeks: 8, months: 12, manual: 50 };
}

/**
 * Sets a database's schedule of that name, or changes it.
 * @throws HerokuProblem 400 for a zone that is not of the IANA database, 422 on Shield plans
 */
export function setSchedule(
  world: World,
  addon: AddonRow,
  wish: { name: string; hour: number; timezone: string },
): ScheduleRow {
  if (!isZone(wish.timezone)) throw badRequest(`Invalid timezone: ${wish.timezone}.`);
  if (tierOf(addon.plan) === "shield") throw invalid("Backups are not available for databases on Shield plans.");
  const before = world.store.schedules.where("addon", addon.id).find(({ name }) => name === wish.name);
  const schedule = world.store.schedules.put({
    ...world.stamp(),
    ...before,
    ...wish,
    addonId: addon.id,
    updatedAt: world.now(),
  });
  for (const { id } of world.store.jobs.where("subject", schedule.id)) world.store.jobs.delete(id);
  plan(world, schedule);
  return schedule;
}

/** Deletes a schedule; backups that it made stay. */
export function removeSchedule(world: World, schedule: ScheduleRow): void {
  for (const { id } of world.store.jobs.where("subject", schedule.id)) world.store.jobs.delete(id);
  world.store.schedules.delete(schedule.id);
}

/** Makes a scheduled backup, unless there is one of the last twelve hours, and plans the next. */
export function runSchedule(world: World, scheduleId: string): void {
  const schedule = world.store.schedules.get(scheduleId);
  const addon = schedule && world.store.addons.get(schedule.addonId);
  if (!schedule || !addon) return;
  plan(world, schedule);
  const own = world.store.transfers.where("addon", addon.id).filter(({ scheduleId: id }) => id === schedule.id);
  if (own.some(({ createdAt }) => world.now() - createdAt < 12 * hourMs)) return;
  for (const { id, createdAt } of own) if (world.now() - createdAt > dailyKeptMs) world.store.transfers.delete(id);
  startTransfer(world, addon, { kind: "backup", scheduleId: schedule.id });
}

/** Starts a backup, restore or copy; the oldest backup goes when a person has too many. */
export function startTransfer(
  world: World,
  addon: AddonRow,
  what: { kind: TransferRow["kind"]; scheduleId?: string; fromUrl?: string; toUrl?: string },
): TransferRow {
  const { transfers } = world.store;
  const numbers = transfers.where("app", addon.appId).map(({ number }) => number);
  const archive = `https://backups.local-heroku.invalid/${world.ids.uuid()}`;
  const database = `postgres://pg.local-heroku.invalid/${addon.id}`;
  const transfer = transfers.put({
    ...world.stamp(),
    appId: addon.appId,
    addonId: addon.id,
    number: Math.max(0, ...numbers) + 1,
    kind: what.kind,
    scheduleId: what.scheduleId ?? null,
    fromUrl: what.fromUrl ?? database,
    toUrl: what.toUrl ?? (what.kind === "backup" ? archive : database),
    bytes: 1_048_576,
    finishesAt: world.now() + world.timings.transferMs,
    canceledAt: null,
  });
  const manual = transfers
    .where("addon", addon.id)
    .filter(({ kind, scheduleId }) => kind === "backup" && scheduleId === null);
  const surplus = manual.length - retentionOf(addon.plan).manual;
  for (const { id } of manual.slice(0, Math.max(0, surplus))) transfers.delete(id);
  return transfer;
}

/** When a schedule is due next, in milliseconds since 1970. */
export function nextRun({ hour, timezone }: { hour: number; timezone: string }, after: number): number {
  const day = DateTime.fromMillis(after, { zone: timezone });
  const today = day.set({ hour, minute: 0, second: 0, millisecond: 0 });
  const next = today.toMillis() > after ? today : today.plus({ days: 1 }).set({ hour });
  return next.toMillis();
}

/** After a long stop, days whose backups would be gone by now are left out. */
function plan(world: World, schedule: ScheduleRow): void {
  const after = Math.max(world.now(), world.realNow() - dailyKeptMs - dayMs);
  later(world, "run-schedule", schedule.id, nextRun(schedule, after) - world.now());
}

function isZone(name: string): boolean {
  return name === "UTC" || (name.includes("/") && IANAZone.isValidZone(name));
}
