import { type Database, isPrimary, readAs } from "./database.ts";
import type { Unhealthy } from "./health.ts";

/** What is declared of the backups of one database. */
export interface ExpectedBackup {
  /** Heroku's name of the add-on, as the last `up` recorded it; undefined before the first one. */
  readonly addon: string | undefined;
  readonly isDaily: boolean;
}

/** A copy of data that Heroku has made, or tried to. */
interface Transfer {
  readonly from_name?: string | undefined;
  readonly from_type: string;
  readonly to_type: string;
  readonly succeeded: boolean | null;
  readonly finished_at: string | null;
  readonly deleted_at?: string | null | undefined;
}

/** What Heroku says of the backups of a database. */
interface Backups {
  /** Of all databases of the app. */
  readonly transfers: readonly Transfer[];
  /** Of this one. */
  readonly schedules: readonly unknown[];
  /** Whether the app has no other database. */
  readonly isOnly: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** When a backup was taken, in milliseconds since 1970; nothing of one that failed or is gone, and of other transfers. */
export function takenIn({ from_type, to_type, succeeded, finished_at, deleted_at }: Transfer): number[] {
  const isBackup = from_type === "pg_dump" && to_type === "gof3r";
  return isBackup && succeeded && !deleted_at && finished_at ? [Date.parse(finished_at)] : [];
}

/** Milliseconds after which the newest of daily backups is too old: one may run late, and one may fail. */
const FRESH_MS = 2 * 24 * 3_600_000;

/**
 * Whether a database is to be backed up: one that a daily backup is declared of, and whichever one `DATABASE_URL` points at, be it one that
 * nobody declared. No backup is expected of one that was declared without.
 */
export function isBackedUp(database: Database, expected: readonly ExpectedBackup[]): boolean {
  const own = expected.find(({ addon }) => addon === database.addon.name);
  if (own !== undefined) return own.isDaily;
  return isPrimary(database) && (expected.length === 0 || expected.some(({ isDaily }) => isDaily));
}

/** Whether a database that is to be backed up is. One that is younger than its first backup is due has none, and nothing is wrong. */
export function backupHealth(database: Database, backups: Backups): Unhealthy[] {
  const { schedules, now } = backups;
  const backup = { ...readAs(database), kind: "backup" } as const;
  const newest = newestBackup(database, backups);
  const isFresh = (since: number): boolean => now - since <= FRESH_MS;
  const isYoung = isFresh(Date.parse(database.addon.created_at ?? ""));
  return [
    ...(schedules.length > 0 ? [] : [{ ...backup, problem: "no schedule" } as const]),
    ...(newest !== undefined || isYoung ? [] : [{ ...backup, problem: "no backup" } as const]),
    ...(newest === undefined || isFresh(newest)
      ? []
      : [{ ...backup, problem: "old backup", newest: new Date(newest).toISOString() } as const]),
  ];
}

/**
 * Heroku names the attachment by which a backup was taken, and another database may have had that name then. If the app has only one
 * database, every backup since its creation is of that database.
 */
function newestBackup({ attachments, addon }: Database, { transfers, isOnly }: Backups): number | undefined {
  const times = transfers.flatMap((row) => {
    const [taken] = takenIn(row);
    const by = attachments.find(({ name }) => name === row.from_name) ?? (isOnly ? addon : undefined);
    const since = by?.created_at === undefined ? 0 : Date.parse(by.created_at);
    return by !== undefined && taken !== undefined && taken >= since ? [taken] : [];
  });
  return times.length === 0 ? undefined : Math.max(...times);
}
