import type { AddonInPlace } from "../../kinds/drift.ts";
import type { ChangedProperty, Drift, Subject } from "../report/report.ts";

/** Of one object, what has drifted: all properties of one cause, or none where it is gone. */
export interface DriftFinding {
  readonly subject: Subject;
  readonly properties: readonly ChangedProperty[];
  readonly cause: Drift["cause"];
  /** Name that the service's app has now, where somebody may have changed it. */
  readonly app?: string | undefined;
  /** Of an add-on that is gone: another one of its service that the app has instead. */
  readonly addonInPlace?: AddonInPlace | undefined;
  /** For a deleted app whose name another app now has. */
  readonly recreated?: Recreated | undefined;
  /** Of an add-on whose attachment name another one has now. */
  readonly taken?: TakenAttachment | undefined;
}

/** An app that somebody made by hand where ours was. */
export interface Recreated {
  /** Its name, and that of ours. */
  readonly app: string;
  /** Whether it holds nothing, so that an `up` takes it over. */
  readonly isEmpty: boolean;
}

/** An attachment name that an add-on of ours has lost to another one. */
export interface TakenAttachment {
  readonly name: string;
  /** Heroku's name of ours. */
  readonly addon: string;
  readonly service: string;
  /** The app as it is called now. */
  readonly app: string;
}
