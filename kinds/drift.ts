import type { CauseDetail } from "./cause.ts";
import type { DeclaredService } from "./declared-service.ts";

/** One property of an object that is not as the last `up` left it. */
export interface DriftedProperty {
  /** Such as `vars.LOG_LEVEL`. */
  readonly path: string;
  readonly kind: "add" | "update" | "delete";
  /** Before and after, where anyone may see them. */
  readonly shown?: { readonly before?: string | undefined; readonly after?: string | undefined } | undefined;
}

/** Who made a release of Heroku's, when, and which. */
export interface Origin {
  /** The account. */
  readonly by?: string | undefined;
  /** ISO 8601, UTC. */
  readonly at?: string | undefined;
  readonly release?: number | undefined;
}

/** What a release of Heroku's says of itself. */
export interface ReleaseFact {
  readonly origin: Origin;
  /** In Heroku's words. */
  readonly description: string;
  /** The version that runs again by it. */
  readonly rolledBackTo?: number | undefined;
  /** Config vars that a person set or removed by it. */
  readonly keys: readonly string[];
  /** The attachment whose config vars it changed. */
  readonly attachment?: string | undefined;
  /** Heroku's name of the add-on that it took off the app. */
  readonly detached?: string | undefined;
}

/** What is known of an app when it is asked why something there is not as the last `up` left it. */
export interface Evidence {
  /** Undefined of a service that the declaration has no more. */
  readonly settings: Pick<DeclaredService, "addons" | "domain" | "processes"> | undefined;
  /** Newest first; undefined where they could not be read. */
  readonly releases: readonly ReleaseFact[] | undefined;
  /** Services of the add-ons that set a config var, by its key. */
  readonly setByAddons: ReadonlyMap<string, string>;
  /** Heroku's names of the add-ons, by slot, as the last `up` recorded them. */
  readonly addonNames: Readonly<Record<string, string>>;
  /** By slot, of add-ons that are gone: another one of the same service that the app has instead. */
  readonly addonsInPlace: Readonly<Record<string, AddonInPlace>>;
  /** By attachment name of the app, Heroku's name of the add-on that has it; only where an add-on has lost its name. */
  readonly attachments: ReadonlyMap<string, string>;
  /** Of an app that is gone: its name, where another app has it now, and who made that one when, where its releases say so. */
  readonly recreated?: { readonly app: string } & Origin;
  /** What Heroku calls a plan now, by the name that it had; absent where it could not be asked. */
  readonly planNames: ReadonlyMap<string, string>;
}

/** An add-on that somebody created by hand where ours was. */
export interface AddonInPlace {
  readonly name: string;
  /** Name of the add-on that was there. */
  readonly instead: string;
  /** Whether it has the very name of ours, so that an `up` takes it over. */
  readonly isNamesake: boolean;
}

/** Why something is not as the last `up` left it, and by which release, where one shows it. */
export interface Explanation {
  readonly detail: CauseDetail;
  readonly origin?: Origin | undefined;
}
