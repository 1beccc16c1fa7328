import type { Purpose } from "../purpose.ts";
import type { Backup, Rebuilt, VendorBackup } from "./backup.ts";

/** What is known of an add-on service of Heroku. */
export interface Vendor {
  /** Its slug on Heroku, which begins its plans. */
  readonly service: string;
  /** Last part of the component's type, `tandem:index:<component>`. */
  readonly component: string;
  readonly purpose: Purpose;
  /** How its data is backed up: `declared` where every declaration says so, `noData` where it holds none to lose. */
  readonly backup: "declared" | "noData" | VendorBackup | Rebuilt;
  /** A plan that people begin with, shown where one is missing. */
  readonly firstPlan: string;
  /** Config vars that it sets on the app: they cannot be set otherwise. */
  readonly sets: readonly string[];
  /** Dollars a month by plan, for a trial: its local Heroku does not know the prices of every vendor. */
  readonly prices?: Readonly<Record<string, number>>;
  /** Attachment name of the first one on an app. @default the service's slug in capital letters */
  readonly attachment?: string;
}

/** An add-on of a service. Its plan is a knob of every stack file. */
export interface Addon {
  readonly vendor: Vendor;
  /** Attachment name, which begins the config vars that it sets. @default Heroku's choice */
  readonly as?: string;
  /** Given to the vendor at creation, such as `{version: "17"}`; the same everywhere. */
  readonly options?: Readonly<Record<string, string>>;
  /** Absent where there is no data to lose. What has it is protected in production. */
  readonly backup?: Backup;
  /** What it holds copies of: no jobs wait in it, and it may forget everything. @default it may hold more */
  readonly cacheOnly?: string;
  /** Why it may be deleted, so that production does not protect it. Made by `unprotected`. */
  readonly unprotected?: string;
  /** The names that it had among the service's add-ons. Made by `formerly`. */
  readonly formerly?: readonly string[];
}

/**
 * Lifts the protection of an add-on's data, the first of two steps to delete it:
 * `unprotected(postgres({ … }), "its tables are in the catalogue's database since May")`.
 */
export const unprotected = (addon: Addon, reason: string): Addon => ({ ...addon, unprotected: reason });

/** Says how an add-on was called before, so that it keeps its data under its new name: `formerly(postgres({ … }), "database")`. */
export const formerly = (addon: Addon, ...names: readonly [string, ...string[]]): Addon => ({
  ...addon,
  formerly: names,
});
