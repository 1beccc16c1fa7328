import type { Step } from "../../engine.ts";
import { type PartialState, ProviderError } from "../hosts/provider-error.ts";
import type { PendingOperation, ResourceState } from "../state/resource-state.ts";
import type { RunContext } from "./run-context.ts";

/** One change of one object. */
export interface Change {
  step: Step;
  /** Whether the step is shown; its failure always is. */
  shown: boolean;
  type: PendingOperation["type"];
  /** The resource of the pending operation. */
  resource: ResourceState;
  /** Makes the change, and records the result. */
  act(): Promise<void>;
  /** Records what a failed change has left. */
  recordPartial?(partial: PartialState): void;
}

/** Runs a change within the run's limit: a pending operation in the state before it, its result after it. Throws `RunAborted`. */
export function withPendingOperation(context: RunContext, change: Change): Promise<void> {
  return context.limit(() => context.log.run(change.step, change.shown, () => recorded(context, change)));
}

async function recorded({ store, redactor }: RunContext, change: Change): Promise<void> {
  const endOperation = await store.beginOperation(change.type, change.resource);
  try {
    await change.act();
    endOperation();
  } catch (error) {
    const failure = error instanceof ProviderError ? error : undefined;
    const partial = failure?.partialState;
    // The state has the reasons in plain, and a service may quote the request in them.
    if (partial)
      change.recordPartial?.({ ...partial, reasons: partial.reasons.map((reason) => redactor.redact(reason)) });
    // The next run finds out whether a provider that exited has made the change.
    if (failure?.outcomeUnknown !== true) endOperation();
    throw error;
  } finally {
    await store.save();
  }
}
