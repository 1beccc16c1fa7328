import type { Properties } from "../../wire/value.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { decide } from "./custom-resource.ts";
import { type Declared, type Goal, stateOf } from "./goal.ts";
import { evaluatePolicies } from "./policy-evaluation.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Whether the goal imports an object that is not in the state yet. */
export function wantsImport(goal: Goal, old: ResourceState | undefined): boolean {
  if (goal.importId === "") return false;
  return old === undefined || old.external === true || (old.id !== goal.importId && old.importID !== goal.importId);
}

/** Imports an existing object without changing it: other inputs are refused. */
export async function importObject(
  context: RunContext,
  goal: Goal,
  { provider, reference, programInputs }: Omit<Declared, "goal" | "inputs">,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  const { store, log } = context;
  const { urn, importId } = goal;
  if (old !== undefined && old.external !== true && old.pendingReplacement !== true) {
    throw new Error(
      `import: expected no resource in the state yet, got ${old.id}; remove the import option, or the resource first`,
    );
  }
  const found = await provider.read(urn, importId, {}, {});
  if (found === undefined) throw new Error(`import: expected a resource with id ${importId}, got none`);
  const inputs = await provider.check("check", urn, found.inputs ?? {}, goal.inputs);
  await evaluatePolicies(context, goal, inputs, reference);
  const stateWith = (of: Properties): ResourceState =>
    stateOf(goal, { id: found.id, inputs: of, outputs: found.outputs, provider: reference });
  const declared = { goal, provider, reference, inputs, programInputs };
  const { operation, changes } = await decide(context, declared, stateWith(found.inputs ?? {}));
  if (operation !== "same") {
    const paths = changes.map(({ path }) => path).join(", ");
    throw new Error(
      `import: expected the current inputs of ${importId}, got others at ${paths || "unknown paths"}; declare the current inputs, then change them`,
    );
  }
  const state = withTimes(stateWith(inputs));
  store.put(state);
  log.record({ ...stepOf(urn, "same"), imported: true });
  log.message("info", `${goal.name}: imported ${found.id}`, urn);
  await store.save();
  return responseOf(state);
}
