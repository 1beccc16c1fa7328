import type { Notice } from "../sdks/heroku/client/notice.ts";

/** One seam, two engines: what both the Pulumi CLI and the local engine can do with a stack. */
export interface Engine {
  /**
   * Reads every object, previews on what it found, policies included, and applies when `approve` (default: always) says so
   * after seeing the preview. What could not be read ends it before anything is done.
   */
  up(
    stack: string,
    options?: RunOptions & { approve?(preview: RunResult): boolean | Promise<boolean> },
  ): Promise<RunResult>;
  /** What an `up` would do to what is there now, or to what is recorded, with `refresh: false`. Writes nothing. */
  preview(stack: string, options?: RunOptions & { refresh?: boolean }): Promise<RunResult>;
  /** Reads every object and records what it found in the state; its steps are the drift. */
  refresh(stack: string, options?: RunOptions): Promise<RunResult>;
  /**
   * What a refresh would find, recorded nowhere: it waits for no run, and is in the way of none. What could not be read fails
   * it, and is none of its steps. Of a stack that was never brought up, nothing is found.
   */
  drift(stack: string, options?: RunOptions): Promise<RunResult>;
  /** Decrypts secret configuration and outputs of a stack, from its files and its state, without Heroku or the program. */
  secretsOf(stack: string): Promise<StackSecrets>;
  /** Reads every object, then deletes everything in the state. Protected objects refuse it, before anything is deleted, unless `unprotect`. */
  destroy(stack: string, options?: RunOptions & { unprotect?: boolean }): Promise<RunResult>;
}

/**
 * How many objects an engine works at once, unless told otherwise. Nearly all of the time is waiting for an API, half of the
 * objects wait for lists that others have asked for, and the provider itself bounds its requests in flight.
 */
export const defaultParallel = 64;

export interface RunOptions {
  onEvent?(event: EngineEvent): void;
  /** Aborting ends the run: nothing new is started, what is under way is recorded. */
  signal?: AbortSignal;
  /** URNs of resources that an `up` replaces by force, as `pulumi up --replace` does. @default none */
  replace?: readonly string[];
}

/** In plain: it must reach no report, message or file. */
export interface StackSecrets {
  /** Secret values of the stack's configuration, by `<namespace>:<name>`. */
  readonly config: Readonly<Record<string, string>>;
  /** Outputs of the last `up`; empty where there was none. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What is recorded at a place of an object, as a text, such as a log drain's address; undefined where nothing is, or nothing secret. */
  recordedSecret(urn: string, path: string): string | undefined;
}

export type Operation = "create" | "update" | "replace" | "delete" | "same";

/** One changed property. Values are never part of it: they may be secret. */
export interface PropertyChange {
  /** As in `vars.LOG_LEVEL`. */
  path: string;
  kind: "add" | "update" | "delete";
  replaces: boolean;
  /** The values, absent when either is secret, unknown or not a scalar. */
  shown?: { before: string | undefined; after: string | undefined };
  /** The value is the one that is recorded, and still to be set: what it needs was not there yet. */
  isDue?: true;
}

export interface Step {
  urn: string;
  type: string;
  name: string;
  operation: Operation;
  changes: PropertyChange[];
  /** The resource has no provider here: its outputs are unknown and nothing was made. */
  simulated: boolean;
  /** Of an object that was read: why the last run that changed it failed half way, in the provider's words. */
  failures?: readonly string[];
  /** Of an object that was read: it is recorded and not applied yet, as its output `waiting` says. */
  waits?: true;
  /** The object was there already, and is now managed: nothing was made. */
  imported?: boolean;
  /**
   * Of what a preview foresees: by path, a digest of the value before and after, to compare two previews by. It can be guessed
   * from, so that it leaves the process under a key only.
   */
  digests?: Readonly<Record<string, string>>;
}

/** A place where a policy does not hold. */
export interface Violation {
  policy: string;
  /** `mandatory` stops an `up` before its first write. */
  level: "advisory" | "mandatory";
  /** The resource concerned; undefined where it is the whole stack. */
  urn: string | undefined;
  /** The rule's own words, in one line. */
  message: string;
}

/** What the provider, the program or a policy reported for the user, with the line in which it stood, as that is among a run's messages. */
export type RunNotice = Notice & { readonly urn: string | undefined; readonly line: string };

export type EngineEvent =
  | { kind: "phase"; phase: "preview" | "up" | "refresh" | "drift" | "destroy"; stack: string }
  | { kind: "started"; step: Step }
  | { kind: "done"; step: Step; seconds: number }
  | { kind: "failed"; step: Step; message: string }
  | { kind: "message"; severity: "debug" | "info" | "warning" | "error"; urn: string | undefined; text: string }
  | { kind: "policy"; violation: Violation };

/** What a run found when it read every object before it did anything else. */
export interface Refreshed {
  /** As of a `refresh`: an `update` or `delete` step is a drifted or vanished object. */
  steps: Step[];
  /** What could not be read ends the run, and is among its errors. */
  isComplete: boolean;
}

export interface RunResult {
  outcome: "succeeded" | "failed" | "declined";
  /** Every step, `same` included; at a refresh, or in search of drift, an `update` or `delete` step is a drifted or vanished object. */
  steps: Step[];
  /** Of a preview or an `up`, what it began with; absent where it read nothing. */
  refreshed?: Refreshed;
  /** In the packs' order; each mandatory one is among the errors as `policy <name>: <message>`. */
  violations: Violation[];
  /** The errors, each fit for a person to read. */
  errors: string[];
  /** What was said besides in a form that programs read. @default nothing */
  notices?: readonly RunNotice[];
  /**
   * The outputs of the stack, or those that it would have: secrets are replaced by `[secret]`, what is not known yet by
   * `[unknown]`. Empty after a run that broke off, or that ran no program; a preview that policies alone fail has them.
   */
  outputs: Record<string, unknown>;
  /** The stack's outputs before the run, secrets replaced likewise; empty for a new stack. */
  previousOutputs: Record<string, unknown>;
  seconds: number;
}
