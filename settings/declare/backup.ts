import { given } from "./given.ts";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A full hour of the day: Heroku starts backups at no other minute. */
export type FullHour = `${"0" | "1"}${Digit}:00` | `2${0 | 1 | 2 | 3}:00`;

/** An IANA time zone; abbreviations such as `EST` know no summer time, and Heroku refuses them. */
export type TimeZone = "UTC" | `${string}/${string}`;

/** What keeps the data of an add-on from being lost. */
export type Backup = DailyBackup | NoBackup | VendorBackup | Rebuilt;
/** Made by `daily`. */
export type DailyBackup = {
  readonly kind: "daily";
  readonly at: FullHour;
  readonly timezone: TimeZone;
  readonly keepDays: number;
  readonly offSite?: string;
};
/** Made by `noBackup`. */
export type NoBackup = { readonly kind: "noBackup"; readonly reason: string };
/** Made by `vendorBackup`. */
export type VendorBackup = { readonly kind: "vendorBackup"; readonly how: string };
/** Made by `rebuilt`. */
export type Rebuilt = { readonly kind: "rebuilt"; readonly how: string };

/**
 * A backup every day: `daily("02:00", "America/New_York", { offSite: "the library's own storage, fetched each night" })`.
 * `keepDays` is for how many days the service needs its backups, 7 unless said; `offSite` says where a copy outside Heroku is kept.
 */
export const daily = (
  at: FullHour,
  timezone: TimeZone,
  options: { keepDays?: number; offSite?: string } = {},
): DailyBackup => ({ keepDays: 7, ...given(options), kind: "daily", at, timezone });

/** No backup, for a reason. The policy `postgres-has-daily-backup` stops the `up` all the same. */
export const noBackup = (reason: string): NoBackup => ({ kind: "noBackup", reason });

/** The vendor backs it up: `vendorBackup("each night, restored from its dashboard")`. */
export const vendorBackup = (how: string): VendorBackup => ({ kind: "vendorBackup", how });

/** Not backed up, but rebuilt after a loss: `rebuilt("the nightly import fills it")`. */
export const rebuilt = (how: string): Rebuilt => ({ kind: "rebuilt", how });
