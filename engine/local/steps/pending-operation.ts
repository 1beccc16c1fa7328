import type { Step } from "../../engine.ts";
import { type PartialState, ProviderError } from "../hosts/provider-error.ts";
import type { PendingOperation, ResourceState } from "../state/resource-state.ts";
import type { RunContext } from "./run-context.ts";

/** One change of one object. */
export interface Change {
  step: Step;
  /** Whether the step is told; its failure always is. */
  shown: boolean;
  type: PendingOperation["type"];
  /** What is noted of the resource while the change is under way. */
  resource: ResourceState;
  /** Does it, and puts what has come of it into the store. */
  act(): Promise<void>;
  /** Puts into the store what a failure has left behind. */
  recordPartial?(partly: PartialState): void;
}

/** Runs a change when its turn comes. A failure is told, and thrown as `RunAborted`. */
export function withPendingOperation(context: RunContext, change: Change): Promise<void> {
  return context.limit(() => context.log.run(change.step, change.shown, () => recorded(context, change)));
}

/** Does a change: noted on disk before, recorded on disk after. */
async function recorded({ store, redactor }: RunContext, change: Change): Promise<void> {
  const ended = await store.begin(change.type, change.resource);
  try {
    await change.act();
    ended();
  } catch (error) {
    const failure = error instanceof ProviderError ? error : undefined;
    const partly = failure?.partialState;
    // The state keeps the words in plain, and a service may quote in them whatever it was sent.
    if (partly) change.recordPartial?.({ ...partly, reasons: partly.reasons.map((reason) => redactor.redact(reason)) });
    // Whether a provider that went away did its work is for the next run to find out.
    if (failure?.outcomeUnknown !== true) ended();
    throw error;
  } finally {
    await store.save();
  }
}
