import { sameValue, shownChanges } from "../../wire/changes.ts";
import { hasUnknown, type Properties } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Records a component, the stack itself included: it has no object of its own. */
export function declareComponent(
  { store, log }: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
): ResourceResponse {
  const { inputs } = goal;
  const now = new Date().toISOString();
  const state = stateOf(goal, { inputs, outputs: old?.outputs ?? {} }, old);
  if (old === undefined) {
    store.put({ ...state, created: now, modified: now });
    log.record(stepOf(goal.urn, "create"));
  } else if (sameValue(old.inputs, inputs)) {
    store.put({ ...state, inputs: old.inputs });
    log.record(stepOf(goal.urn, "same"));
  } else {
    store.put({ ...state, modified: now });
    log.record(stepOf(goal.urn, "update", shownChanges(old.inputs, inputs)));
  }
  return { ...responseOf(state), outputs: {} };
}

/** Records what a component gives out. What only a simulated resource could tell is left out: no state holds unknowns. */
export function recordOutputs({ store }: RunContext, urn: string, outputs: Properties): void {
  const state = store.get(urn);
  if (state === undefined) throw new Error(`${urn}: expected a resource that was declared, got outputs of none`);
  const known = Object.fromEntries(Object.entries(outputs).filter(([, value]) => !hasUnknown(value)));
  if (!sameValue(state.outputs, known)) store.put({ ...state, outputs: known });
}
