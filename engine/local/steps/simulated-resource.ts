import { sameValue, shownChanges } from "../../wire/changes.ts";
import { hasUnknown } from "../../wire/value.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { type Goal, stateOf } from "./goal.ts";
import type { ResourceResponse } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** The inputs whose values come from simulated resources. */
export function simulatedInputs({ store, preview }: RunContext, goal: Goal): string[] {
  return Object.keys(goal.inputs).filter((key) => {
    if (!hasUnknown(goal.inputs[key] ?? null)) return false;
    // Outside a preview, no other values are unknown.
    return !preview || goal.options.propertyDependencies?.[key]?.some((urn) => store.simulated.has(urn)) === true;
  });
}

/** Shows a resource of a simulated package, or one whose inputs come from one. Its outputs stay unknown. */
export async function simulate(
  context: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
  reference: string,
): Promise<ResourceResponse> {
  const { store, log, preview } = context;
  const { inputs, urn } = goal;
  const isSame = old !== undefined && sameValue(old.inputs, inputs);
  store.putSimulated(withTimes(stateOf(goal, { inputs, outputs: inputs, provider: reference }, old), old, isSame));
  const operation = old === undefined ? "create" : isSame ? "same" : "update";
  const step = stepOf(urn, operation, old === undefined ? [] : shownChanges(old.inputs, inputs), true);
  const digests = valueDigests(operation, step.changes, { before: old?.inputs, after: inputs });
  log.record(isSame ? step : { ...step, digests });
  await store.save();
  return { urn, id: "", outputs: preview ? inputs : {}, unknown: !preview };
}

/** Defers a resource whose inputs come from simulated resources: an existing one is not changed, a new one is only shown. */
export function defer(
  context: RunContext,
  goal: Goal,
  old: ResourceState | undefined,
  reference: string,
  unknownInputs: readonly string[],
): Promise<ResourceResponse> {
  const { store, log } = context;
  const exists = old !== undefined && store.resources.has(goal.urn);
  const consequence = exists ? "it is not changed" : "it is not created";
  log.message(
    "warning",
    `${goal.name}: ${unknownInputs.join(", ")} come from a simulated resource, so ${consequence}`,
    goal.urn,
  );
  if (!exists) return simulate(context, goal, old, reference);
  log.record(stepOf(goal.urn, "same", [], true));
  return Promise.resolve({ urn: goal.urn, id: old.id ?? "", outputs: old.outputs, unknown: false });
}

/** Previews a resource whose provider is not configured yet, because its configuration is unknown. */
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
