import type { Notice } from "../sdks/heroku/client/notice.ts";
import type { OwnFailure, RunFailure } from "../sdks/heroku/client/run-failure.ts";

/** The operations on a stack that both the Pulumi CLI and the local engine support. */
export interface Engine {
  /**
   * Reads every object, previews with policies, and applies where `approve` accepts the preview (default: always). An object that
   * cannot be read ends it before the preview.
   */
  up(
    stack: string,
    options?: RunOptions & { approve?(preview: RunResult): boolean | Promise<boolean> },
  ): Promise<RunResult>;
  /** Previews an `up`, after a refresh unless `refresh` is false. Writes nothing. */
  preview(stack: string, options?: RunOptions & { refresh?: boolean }): Promise<RunResult>;
  /** Reads every object and records it in the state; the steps are the drift. */
  refresh(stack: string, options?: RunOptions): Promise<RunResult>;
  /**
   * The drift without recording it: needs no lock. An object that cannot be read is an error, and no step. A stack without a state
   * has no drift.
   */
  drift(stack: string, options?: RunOptions): Promise<RunResult>;
  /** Decrypts a stack's secret configuration and outputs from its files, without Heroku or the program. */
  secretsOf(stack: string): Promise<StackSecrets>;
  /** Reads every object, then deletes everything in the state. Refused before anything is deleted if objects are protected, unless `unprotect`. */
  destroy(stack: string, options?: RunOptions & { unprotect?: boolean }): Promise<RunResult>;
}

/**
 * How many objects an engine processes at once by default. Nearly all of the time is spent waiting for an API, half of the
 * objects wait for lists that others have requested, and the provider limits its concurrent requests itself.
 */
export const defaultParallel = 64;

export interface RunOptions {
  onEvent?(event: EngineEvent): void;
  /** Aborting ends the run: no new steps start, pending operations are recorded. */
  signal?: AbortSignal;
  /** URNs of resources to replace in any case, as `pulumi up --replace` does. @default none */
  replace?: readonly string[];
}

/** Secrets in plain: they must not be in any report, message or file. */
export interface StackSecrets {
  /** Secret values of the stack's configuration, by `<namespace>:<name>`. */
  readonly config: Readonly<Record<string, string>>;
  /** Outputs of the last `up`; empty without one. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The secret recorded at a path of a resource's inputs as text, such as a log drain's URL; undefined where there is none. */
  recordedSecret(urn: string, path: string): string | undefined;
}

export type Operation = "create" | "update" | "replace" | "delete" | "same";

/** One changed property. */
export interface PropertyChange {
  /** Such as `vars.LOG_LEVEL`. */
  path: string;
  kind: "add" | "update" | "delete";
  replaces: boolean;
  /** The values; absent where one is secret, unknown or no scalar. */
  shown?: { before: string | undefined; after: string | undefined };
  /** The value is recorded but not applied yet, because something that it needs was missing. */
  isDue?: true;
}

export interface Step {
  urn: string;
  type: string;
  name: string;
  operation: Operation;
  changes: PropertyChange[];
  /** The resource is simulated: its outputs are unknown and nothing was created. */
  simulated: boolean;
  /** After a read: the provider's errors of the last run, which changed the object only partly. */
  failures?: readonly string[];
  /** After a read: the object is recorded and not applied yet, by its output `waiting`. */
  waits?: true;
  /** An existing object was imported: nothing was created. */
  imported?: boolean;
  /**
   * In a preview: by path, a digest of the value before and after, to compare two previews. Values could be guessed from it, so
   * outside of the process only keyed hashes of it are used.
   */
  digests?: Readonly<Record<string, string>>;
}

/** A violation of a policy. */
export interface Violation {
  policy: string;
  /** `mandatory` stops an `up` before it changes anything. */
  level: "advisory" | "mandatory";
  /** The resource; undefined for the stack as a whole. */
  urn: string | undefined;
  /** The policy's message, in one line. */
  message: string;
  /** An exception that is only listed, which violates nothing. */
  isException?: true;
}

/** What the provider, the program or a policy reported besides its words. */
export type RunNotice = Exclude<Notice, OwnFailure> & { readonly urn: string | undefined };

export type EngineEvent =
  | { kind: "phase"; phase: "preview" | "up" | "refresh" | "drift" | "destroy"; stack: string }
  | { kind: "started"; step: Step }
  | { kind: "done"; step: Step; seconds: number }
  | { kind: "failed"; step: Step; message: string }
  | { kind: "message"; severity: "debug" | "info" | "warning" | "error"; urn: string | undefined; text: string }
  | { kind: "policy"; violation: Violation };

/** The result of the refresh at the start of a run. */
export interface Refreshed {
  /** An `update` or `delete` step is an object that has changed or is gone. */
  steps: Step[];
  /** Whether every object could be read; otherwise the run ends with errors. */
  isComplete: boolean;
}

export interface RunResult {
  outcome: "succeeded" | "failed" | "declined";
  /** Every step, including `same`. In a refresh or drift detection, an `update` or `delete` step is an object that has changed or is gone. */
  steps: Step[];
  /** The refresh of a preview or an `up`; absent without one. */
  refreshed?: Refreshed;
  /** In the packs' order; mandatory ones are also errors, as `policy <name>: <message>`. */
  violations: Violation[];
  /** Error messages for the user. */
  errors: string[];
  /** The same errors as data, without mandatory violations. */
  failures: readonly RunFailure[];
  /** What was said besides in a form that programs read. @default nothing */
  notices?: readonly RunNotice[];
  /**
   * The stack's outputs, or the previewed ones: `[secret]` and `[unknown]` replace secrets and unknowns. Empty after a failed run
   * and without a program; a preview that only policies fail has them.
   */
  outputs: Record<string, unknown>;
  /** The stack's outputs before the run, without secrets; empty for a new stack. */
  previousOutputs: Record<string, unknown>;
  seconds: number;
}
