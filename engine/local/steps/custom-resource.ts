import type { PropertyChange } from "../../engine.ts";
import { sameValue } from "../../wire/changes.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { changesOf, forcesReplacement } from "../hosts/diff.ts";
import { providerOf, type ResourceState } from "../state/resource-state.ts";
import type { DeleteFirst } from "./delete-first.ts";
import { requireUnprotected } from "./deletions.ts";
import { type Declared, isListed, stateOf } from "./goal.ts";
import { createObject, updateObject } from "./object-steps.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** The step that an existing object needs. */
export interface Decision {
  operation: "same" | "update" | "replace";
  changes: PropertyChange[];
  deletesFirst: boolean;
}

/** Asks the provider for the diff to the goal, unless the object is replaced in any case. */
export async function decide(context: RunContext, declared: Declared, old: ResourceState): Promise<Decision> {
  const { goal, provider, inputs } = declared;
  const reason = await replacementReason(context, declared, old);
  if (reason !== undefined) {
    const changes: PropertyChange[] = [{ path: reason, kind: "update", replaces: true }];
    return { operation: "replace", changes, deletesFirst: goal.deleteBeforeReplace ?? false };
  }
  const diff = await provider.diff(old, inputs, goal.ignoreChanges);
  const changes = changesOf(diff, old.inputs, inputs);
  const forced = changes.filter(({ path }) => isListed(path, goal.replaceOnChanges));
  for (const change of forced) change.replaces = true;
  const deletesFirst = goal.deleteBeforeReplace ?? diff.deletesFirst;
  if (forced.length > 0 || forcesReplacement(diff)) return { operation: "replace", changes, deletesFirst };
  const differs = diff.changed ?? !sameValue(old.inputs, inputs);
  const isPartial = (old.initErrors?.length ?? 0) > 0;
  return { operation: differs || isPartial ? "update" : "same", changes, deletesFirst };
}

/** Whether an object is to be replaced without asking its provider: by its URN, or by a mark in the state. */
export function isTargeted({ replaceTargets }: Pick<RunContext, "replaceTargets">, state: ResourceState): boolean {
  return state.taint === true || replaceTargets.has(state.urn);
}

/**
 * Why an object is replaced whatever its provider's diff, decided in the order of Pulumi's engine. A provider that has changed is
 * asked whether its configuration replaces its resources.
 */
async function replacementReason(
  context: RunContext,
  { goal, provider, reference }: Declared,
  old: ResourceState,
): Promise<"id" | "deletedWith" | "provider" | undefined> {
  if (isTargeted(context, old)) return "id";
  const { deletedWith } = goal.options;
  if (deletedWith !== undefined && context.replaced.has(deletedWith)) return "deletedWith";
  const before = providerOf(old);
  if (before === undefined || old.provider === reference) return undefined;
  const after = reference.slice(0, reference.lastIndexOf("::"));
  const inputsOf = (urn: string) => context.store.get(urn)?.inputs ?? {};
  const diff = await provider.diffConfig(after, before.id, inputsOf(before.urn), inputsOf(after));
  return forcesReplacement(diff) ? "provider" : undefined;
}

/** Creates, updates or replaces the object of a declared resource. `old` may be undefined, or have no object of ours. */
export async function applyResource(
  context: RunContext,
  deleteFirst: DeleteFirst,
  declared: Declared,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  const { urn } = declared.goal;
  if (old?.pendingReplacement === true) {
    context.replaced.add(urn);
    return createObject(context, declared, stepOf(urn, "replace"));
  }
  if (old === undefined || old.external === true) return createObject(context, declared, stepOf(urn, "create"));
  const decision = await decide(context, declared, old);
  if (decision.operation === "replace") return replace(context, deleteFirst, declared, old, decision);
  if (decision.operation === "same") return recordUnchanged(context, declared, old);
  return updateObject(context, declared, stepOf(urn, "update", decision.changes), old);
}

function recordUnchanged(
  { store, log }: RunContext,
  { goal, reference, inputs }: Declared,
  old: ResourceState,
): ResourceResponse {
  const sameInputs = sameValue(old.inputs, inputs) ? old.inputs : inputs;
  const state = stateOf(goal, { id: old.id, inputs: sameInputs, outputs: old.outputs, provider: reference }, old);
  store.put(state);
  log.record(stepOf(goal.urn, "same"));
  return responseOf(state);
}

async function replace(
  context: RunContext,
  deleteFirst: DeleteFirst,
  declared: Declared,
  old: ResourceState,
  { changes, deletesFirst }: Decision,
): Promise<ResourceResponse> {
  const { goal, provider, programInputs } = declared;
  requireUnprotected([old]);
  requirePreviewed(context, "replace", goal.urn);
  context.replaced.add(goal.urn);
  // The new object gets no defaults of the old one. A targeted resource was checked without them.
  const inputs = isTargeted(context, old)
    ? declared.inputs
    : await provider.check("check", goal.urn, {}, programInputs);
  const digests = valueDigests("replace", changes, { before: old.inputs, after: inputs });
  const step = { ...stepOf(goal.urn, "replace", changes), digests };
  if (deletesFirst) await deleteFirst.run(old);
  return createObject(context, { ...declared, inputs }, step, deletesFirst ? undefined : old);
}
