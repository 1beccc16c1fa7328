import type { z } from "zod";
import type { DatabaseRow, TransferRow } from "../live/wire.ts";
import type { Health } from "../report/health.ts";
import { type AppDatabase, databasesOf, isLeaving, isPrimary, type ObservedApp } from "./app-in-use.ts";
import { nearlyFull } from "./database-fill.ts";

/** What is declared of the backups of one database. */
export interface BackupWish {
  /** Heroku's name of the add-on, as the last `up` recorded it; undefined before the first one. */
  readonly addon: string | undefined;
  readonly isDaily: boolean;
}

type On = Pick<Health, "service" | "app">;

/** Milliseconds after which the newest of daily backups is too old: one may run late, and one may fail. */
const FRESH_MS = 2 * 24 * 3_600_000;

/**
 * Whether the databases of an app serve, have room left, and are backed up: those that a daily backup is declared of, and whichever one
 * `DATABASE_URL` points at, be it one that nobody declared. No backup is expected of one that was declared without.
 */
export async function backupHealth(observed: ObservedApp, on: On, wishes: readonly BackupWish[]): Promise<Health[]> {
  const databases = (await databasesOf(observed)).filter(
    ({ addon }) => addon.state === "provisioned" && !isLeaving(addon),
  );
  const wanted = databases.filter((database) => isBackedUp(database, wishes));
  const transfers = wanted.length === 0 ? [] : await observed.reads.transfers();
  const found = databases.map(async (database): Promise<Health[]> => {
    const { addon } = database;
    const attachment = database.attachments[0]?.name;
    const name = { ...on, database: addon.name };
    const row = await observed.reads.database(addon.id);
    const status = statusOf(row);
    const read = attachment !== undefined && { attachment };
    const state: Health[] = [
      ...(status === undefined ? [] : [{ ...name, kind: "database", status } as const]),
      ...nearlyFull(row, addon.plan.name).map(
        (fill) => ({ ...name, ...read, kind: "full", plan: addon.plan.name, ...fill }) as const,
      ),
    ];
    if (!wanted.includes(database)) return state;
    const backup = { ...name, kind: "backup", ...read } as const;
    const hasSchedule = (await observed.reads.schedules(addon.id)).length > 0;
    const newest = newestBackup(transfers, database, databases.length);
    return [
      ...state,
      ...(hasSchedule ? [] : [{ ...backup, problem: "no schedule" } as const]),
      ...ageOf(newest, addon.created_at, observed.now).map((problem) => ({
        ...backup,
        problem,
        ...(newest !== undefined && { newest: new Date(newest).toISOString() }),
      })),
    ];
  });
  return (await Promise.all(found)).flat();
}

function isBackedUp(database: AppDatabase, wishes: readonly BackupWish[]): boolean {
  const own = wishes.find((wish) => wish.addon === database.addon.name);
  if (own !== undefined) return own.isDaily;
  return isPrimary(database) && (wishes.length === 0 || wishes.some(({ isDaily }) => isDaily));
}

/** A database that is younger than its first backup is due has none, and nothing is wrong. */
function ageOf(newest: number | undefined, created: string | undefined, now: number): ("no backup" | "old backup")[] {
  if (newest !== undefined) return now - newest > FRESH_MS ? ["old backup"] : [];
  return created !== undefined && now - Date.parse(created) <= FRESH_MS ? [] : ["no backup"];
}

/**
 * Backups are told with the attachment that they were taken by, which may have been another database's then; where there is one database
 * alone, all since it was made are its.
 */
function newestBackup(
  rows: readonly z.output<typeof TransferRow>[],
  { attachments, addon }: AppDatabase,
  databases: number,
): number | undefined {
  const times = rows.flatMap((row) => {
    const isBackup = row.from_type === "pg_dump" && row.to_type === "gof3r";
    if (!isBackup || !row.succeeded || row.deleted_at || !row.finished_at) return [];
    const taken = Date.parse(row.finished_at);
    const by = attachments.find(({ name }) => name === row.from_name) ?? (databases === 1 ? addon : undefined);
    const since = by?.created_at === undefined ? 0 : Date.parse(by.created_at);
    return by !== undefined && taken >= since ? [taken] : [];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

/** The status that `heroku pg:info` shows, where it is none of a database that serves. */
function statusOf({ info }: z.output<typeof DatabaseRow>): string | undefined {
  const shown = info.find(({ name }) => name === "Status")?.values[0];
  const status = shown === undefined ? undefined : String(shown);
  return status === undefined || /^available\b/i.test(status) ? undefined : status;
}
