import { sameValue, shownChanges } from "../../wire/changes.ts";
import { hasUnknown, type Properties } from "../../wire/value.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Records a component, or the stack itself: neither has an object. */
export function declareComponent(
  { store, log }: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
): ResourceResponse {
  const isSame = old !== undefined && sameValue(old.inputs, goal.inputs);
  const inputs = isSame ? old.inputs : goal.inputs;
  const state = stateOf(goal, { inputs, outputs: old?.outputs ?? {} }, old);
  store.put(isSame ? state : withTimes(state, old));
  const operation = old === undefined ? "create" : isSame ? "same" : "update";
  log.record(stepOf(goal.urn, operation, old === undefined ? [] : shownChanges(old.inputs, inputs)));
  return { ...responseOf(state), outputs: {} };
}

/** Records a component's outputs, without those of simulated resources: the state has no unknowns. */
export function recordOutputs({ store }: RunContext, urn: string, outputs: Properties): void {
  const state = store.get(urn);
  if (state === undefined) throw new Error(`${urn}: expected a declared resource, got outputs of another`);
  const known = Object.fromEntries(Object.entries(outputs).filter(([, value]) => !hasUnknown(value)));
  if (!sameValue(state.outputs, known)) store.put({ ...state, outputs: known });
}
