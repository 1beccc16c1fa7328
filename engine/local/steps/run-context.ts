import type { LimitFunction } from "p-limit";
import { nameOf, type Scope } from "../../wire/urn.ts";
import type { PolicyPacks } from "../hosts/policy-packs.ts";
import type { ProviderRegistry } from "../hosts/provider-registry.ts";
import type { ReadStack } from "../state/stack-outputs.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Redactor } from "./redactor.ts";
import type { StepLog } from "./step-log.ts";

/** The context of one pass over a stack; a preview and the `up` after it are two passes of one run. */
export interface RunContext {
  /** Nothing is changed, and nothing is written. */
  readonly preview: boolean;
  readonly scope: Scope;
  readonly store: StateStore;
  readonly log: StepLog;
  readonly redactor: Redactor;
  readonly providers: ProviderRegistry;
  readonly policies: PolicyPacks;
  /** Reads the outputs of other stacks of this project. */
  readonly readStack: ReadStack;
  /** Limits how many objects are processed at once. */
  readonly limit: LimitFunction;
  /** URNs of the resources that the program has declared so far. */
  readonly declared: Set<string>;
  /** Whether a refresh came first, as in an `up`. */
  readonly hasRead: boolean;
  /** URNs to replace in any case. */
  readonly replaceTargets: ReadonlySet<string>;
  /** URNs that this pass has replaced, or is replacing. */
  readonly replaced: Set<string>;
  /** The steps of the preview as `<operation> <urn>`; undefined without a preview. */
  readonly previewed: ReadonlySet<string> | undefined;
}

/** Refuses to delete or replace an object where the preview showed neither. */
export function requirePreviewed({ previewed }: RunContext, operation: "replace" | "delete", urn: string): void {
  if (previewed === undefined || previewed.has(`replace ${urn}`) || previewed.has(`delete ${urn}`)) return;
  throw new Error(
    `expected only the steps of the preview, got a ${operation} of ${nameOf(urn)} that it did not show; nothing was changed: run again to see the new preview`,
  );
}
