import type { ResourceState } from "../state/resource-state.ts";
import { checkedInputs } from "./checked-inputs.ts";
import { type Declared, decide } from "./custom-resource.ts";
import { type Goal, stateOf } from "./goal.ts";
import { evaluatePolicies } from "./policy-evaluation.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";
import { stepOf } from "./step-log.ts";

/** Whether the goal asks for an existing object that the state does not hold yet. */
export function wantsImport(goal: Goal, old: ResourceState | undefined): boolean {
  if (goal.importId === "") return false;
  return old === undefined || old.external === true || (old.id !== goal.importId && old.importID !== goal.importId);
}

/** Takes an existing object over. It is not changed: inputs that differ from it are refused. */
export async function importObject(
  context: RunContext,
  goal: Goal,
  { provider, reference, written }: Pick<Declared, "provider" | "reference" | "written">,
  old: ResourceState | undefined,
): Promise<ResourceResponse> {
  const { store, log } = context;
  const { urn, importId } = goal;
  if (old !== undefined && old.external !== true && old.pendingReplacement !== true) {
    throw new Error(
      `import: expected no object in the state yet, got ${old.id}; remove the import option, or the resource first`,
    );
  }
  const found = await provider.read(urn, importId, {}, {});
  if (found === undefined) throw new Error(`import: expected an object with id ${importId}, got none`);
  const inputs = await checkedInputs(provider, goal, found.inputs ?? {}, goal.inputs);
  await evaluatePolicies(context, goal, inputs, reference);
  const existing = stateOf(goal, {
    id: found.id,
    inputs: found.inputs ?? {},
    outputs: found.outputs,
    provider: reference,
  });
  const { operation, changes } = await decide(context, { goal, provider, reference, inputs, written }, existing);
  if (operation !== "same") {
    const paths = changes.map(({ path }) => path).join(", ");
    throw new Error(
      `import: expected the inputs of ${importId} as it is, got others at ${paths || "some places"}; write what is there, then change it`,
    );
  }
  const now = new Date().toISOString();
  const state = {
    ...stateOf(goal, { id: found.id, inputs, outputs: found.outputs, provider: reference }),
    created: now,
    modified: now,
  };
  store.put(state);
  log.record({ ...stepOf(urn, "same"), imported: true });
  log.message("info", `${goal.name}: taken over as ${found.id}`, urn);
  await store.save();
  return responseOf(state);
}
