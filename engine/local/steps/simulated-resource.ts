import { sameValue, shownChanges } from "../../wire/changes.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { hasUnknown } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import type { ResourceResponse } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** The inputs that only a simulated resource could give. */
export function simulatedInputs({ store, preview }: RunContext, goal: Goal): string[] {
  return Object.keys(goal.inputs).filter((key) => {
    if (!hasUnknown(goal.inputs[key] ?? null)) return false;
    // While resources are made, nothing else is unknown any more.
    return !preview || goal.options.propertyDependencies?.[key]?.some((urn) => store.simulated.has(urn)) === true;
  });
}

/** Shows a resource that has no provider here, or whose inputs need one that has none. Nothing is known of its outputs. */
export async function simulate(
  context: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
  reference: string,
): Promise<ResourceResponse> {
  const { store, log, preview } = context;
  const { inputs, urn } = goal;
  const now = new Date().toISOString();
  const isSame = old !== undefined && sameValue(old.inputs, inputs);
  const state = stateOf(goal, { inputs, outputs: inputs, provider: reference }, old);
  store.putSimulated({ ...state, created: old?.created ?? now, modified: isSame ? old.modified : now });
  const operation = old === undefined ? "create" : isSame ? "same" : "update";
  const step = stepOf(urn, operation, old === undefined ? [] : shownChanges(old.inputs, inputs), true);
  const digests = valueDigests(operation, step.changes, { before: old?.inputs, after: inputs });
  log.record(isSame ? step : { ...step, digests });
  await store.save();
  return { urn, id: "", outputs: preview ? inputs : {}, unknown: !preview };
}

/** Leaves a resource whose inputs can't be known here: one that exists stays as it is, another is only shown. */
export function defer(
  context: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
  reference: string,
  waiting: readonly string[],
): Promise<ResourceResponse> {
  const { store, log } = context;
  const exists = old !== undefined && store.resources.has(goal.urn);
  const consequence = exists ? "it stays as it is" : "it is not made";
  log.message(
    "warning",
    `${goal.name}: ${waiting.join(", ")} come from a simulated resource, so ${consequence}`,
    goal.urn,
  );
  if (!exists) return simulate(context, goal, old, reference);
  log.record(stepOf(goal.urn, "same", [], true));
  return Promise.resolve({ urn: goal.urn, id: old.id ?? "", outputs: old.outputs, unknown: false });
}

/** Foresees a resource of a provider whose own configuration is not known yet, in a preview. */
export function previewWithoutProvider(
  { store, log }: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
  reference: string,
): ResourceResponse {
  const { inputs, urn } = goal;
  store.put(stateOf(goal, { id: old?.id, inputs, outputs: inputs, provider: reference }, old));
  log.record(stepOf(urn, old === undefined ? "create" : "same"));
  return { urn, id: "", outputs: inputs, unknown: false };
}
