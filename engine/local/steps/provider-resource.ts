import { randomUUID } from "node:crypto";
import { sameValue, shownChanges } from "../../wire/changes.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Records a provider resource that the program declares, and configures its provider. */
export async function declareProvider(
  { store, log, providers }: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  const news = await providers.checkedInputs(goal, old?.inputs ?? {});
  const isSame = old !== undefined && sameValue(old.inputs, news);
  const inputs = isSame ? old.inputs : news;
  const id = old?.id ?? randomUUID();
  const state = withTimes(stateOf(goal, { id, inputs, outputs: inputs }, old), old, isSame);
  const { simulated } = await providers.declare(state);
  if (simulated) store.putSimulated(state);
  else store.put(state);
  const operation = old === undefined ? "create" : isSame ? "same" : "update";
  log.record(stepOf(goal.urn, operation, old === undefined ? [] : shownChanges(old.inputs, inputs), simulated));
  await store.save();
  return responseOf(state);
}
