import { randomUUID } from "node:crypto";
import { sameValue, shownChanges } from "../../wire/changes.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Records a provider resource that the program declares, and makes its provider ready. */
export async function declareProvider(
  { store, log, providers }: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  const inputs = await providers.checkedInputs(goal, old?.inputs ?? {});
  const isSame = old !== undefined && sameValue(old.inputs, inputs);
  const now = new Date().toISOString();
  const known = isSame ? old.inputs : inputs;
  const state = {
    ...stateOf(goal, { id: old?.id ?? randomUUID(), inputs: known, outputs: known }, old),
    created: old?.created ?? now,
    modified: isSame ? old.modified : now,
  };
  const { simulated } = await providers.declare(state);
  if (simulated) store.putSimulated(state);
  else store.put(state);
  const operation = old === undefined ? "create" : isSame ? "same" : "update";
  log.record(stepOf(goal.urn, operation, old === undefined ? [] : shownChanges(old.inputs, inputs), simulated));
  await store.save();
  return responseOf(state);
}
