import type { PropertyChange } from "../../engine.ts";
import { sameValue } from "../../wire/changes.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import type { Properties } from "../../wire/wire.ts";
import { changesOf, forcesReplacement } from "../hosts/diff.ts";
import type { Provider } from "../hosts/provider.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { checkedInputs } from "./checked-inputs.ts";
import type { DeleteFirst } from "./delete-first.ts";
import { requireUnprotected } from "./deletions.ts";
import { forcedBy, isTargeted } from "./forced-replacement.ts";
import { type Goal, isListed, stateOf } from "./goal.ts";
import { makeObject, updateObject } from "./object-steps.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** A declared resource with its provider and checked inputs. */
export interface Declared {
  goal: Goal;
  provider: Provider;
  /** `<urn>::<id>` of the provider resource. */
  reference: string;
  inputs: Properties;
  /** The inputs as the program wrote them, what it ignores included: a new object has them. */
  written: Properties;
}

/** What has to be done to make an object what it should be. */
export interface Decision {
  operation: "same" | "update" | "replace";
  changes: PropertyChange[];
  deletesFirst: boolean;
}

/** Asks the provider what leads from the old state to the goal, unless the object is replaced in any case. */
export async function decide(context: RunContext, declared: Declared, old: ResourceState): Promise<Decision> {
  const { goal, provider, inputs } = declared;
  const forcedBecause = await forcedBy(context, declared, old);
  if (forcedBecause !== undefined) {
    const changes: PropertyChange[] = [{ path: forcedBecause, kind: "update", replaces: true }];
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

/** Brings the object of a declared resource to its goal. `old` is undefined, or no object of ours, when there is none yet. */
export async function applyResource(
  context: RunContext,
  deleteFirst: DeleteFirst,
  declared: Declared,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  if (old?.pendingReplacement === true) context.replaced.add(old.urn);
  if (old === undefined || old.external === true || old.pendingReplacement === true) {
    return makeObject(
      context,
      declared,
      stepOf(declared.goal.urn, old?.pendingReplacement === true ? "replace" : "create"),
    );
  }
  const decision = await decide(context, declared, old);
  switch (decision.operation) {
    case "same":
      return recordUnchanged(context, declared, old);
    case "update":
      return updateObject(context, declared, stepOf(declared.goal.urn, "update", decision.changes), old);
    case "replace":
      return replace(context, deleteFirst, declared, old, decision);
  }
}

function recordUnchanged(
  { store, log }: RunContext,
  { goal, reference, inputs }: Declared,
  old: ResourceState,
): ResourceResponse {
  const known = sameValue(old.inputs, inputs) ? old.inputs : inputs;
  const state = stateOf(goal, { id: old.id, inputs: known, outputs: old.outputs, provider: reference }, old);
  store.put(state);
  log.record(stepOf(goal.urn, "same"));
  return responseOf(state);
}

async function replace(
  context: RunContext,
  deleteFirst: DeleteFirst,
  declared: Declared,
  old: ResourceState,
  decision: Decision,
): Promise<ResourceResponse> {
  const { goal, provider, written } = declared;
  requireUnprotected([old]);
  requirePreviewed(context, "replace", goal.urn);
  context.replaced.add(goal.urn);
  // Defaults of the old object are none of the new one's. Of a targeted one they never were.
  const inputs = isTargeted(context, old) ? declared.inputs : await checkedInputs(provider, goal, {}, written);
  const fresh = { ...declared, inputs };
  const digests = valueDigests("replace", decision.changes, { before: old.inputs, after: inputs });
  const step = { ...stepOf(goal.urn, "replace", decision.changes), digests };
  if (!decision.deletesFirst) return makeObject(context, fresh, step, old);
  await deleteFirst.run(old);
  return makeObject(context, fresh, step);
}
