import type { LimitFunction } from "p-limit";
import { nameOf, type Scope } from "../../wire/urn.ts";
import type { PolicyPacks } from "../hosts/policy-packs.ts";
import type { ProviderRegistry } from "../hosts/provider-registry.ts";
import type { ReadStack } from "../state/stack-outputs.ts";
import type { StateStore } from "../state/state-store.ts";
import type { Redactor } from "./redactor.ts";
import type { StepLog } from "./step-log.ts";

/** What one pass over a stack works with: a preview and an apply are two passes of one run. */
export interface RunContext {
  /** Nothing is made, and nothing is written. */
  readonly preview: boolean;
  readonly scope: Scope;
  readonly store: StateStore;
  readonly log: StepLog;
  readonly redactor: Redactor;
  readonly providers: ProviderRegistry;
  readonly policies: PolicyPacks;
  /** Reads what the stacks of this project export. */
  readonly readStack: ReadStack;
  /** Bounds how many objects are worked at once. */
  readonly limit: LimitFunction;
  /** URNs of what the program has declared so far. */
  readonly declared: Set<string>;
  /** Whether a refresh came first, as in an `up`. */
  readonly hasRead: boolean;
  /** URNs of what is to be replaced whatever the provider says. */
  readonly replaceTargets: ReadonlySet<string>;
  /** URNs of what this pass has replaced so far, or is replacing. */
  readonly replaced: Set<string>;
  /** What the preview foresaw as `<operation> <urn>`; undefined when nothing was previewed. */
  readonly previewed: ReadonlySet<string> | undefined;
}

/** Refuses to delete an object, for good or to make it anew, of which the preview said neither. */
export function requirePreviewed({ previewed }: RunContext, operation: "replace" | "delete", urn: string): void {
  if (previewed === undefined || previewed.has(`replace ${urn}`) || previewed.has(`delete ${urn}`)) return;
  throw new Error(
    `expected only what the preview showed, got a ${operation} of ${nameOf(urn)} that it did not; nothing was done to it: run again to see the new preview`,
  );
}
