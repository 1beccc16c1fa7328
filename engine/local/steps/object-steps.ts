import type { Step } from "../../engine.ts";
import { type Properties, unknown } from "../../wire/value.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { type ResourceState, withTimes } from "../state/resource-state.ts";
import { type Declared, stateOf } from "./goal.ts";
import { withPendingOperation } from "./pending-operation.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";

/** Creates a declared resource's object. `replaced` is its predecessor, which is deleted at the end. */
export async function createObject(
  context: RunContext,
  { goal, provider, inputs, reference }: Declared,
  step: Step,
  replaced?: ResourceState,
): Promise<ResourceResponse> {
  const { store, log } = context;
  const stateWith = (id: string | undefined, outputs: Properties, applied = inputs): ResourceState =>
    withTimes(stateOf(goal, { id, inputs: applied, outputs, provider: reference }));
  const put = (state: ResourceState): void => {
    if (replaced !== undefined) store.markForDeletion(replaced);
    store.put(state);
  };
  if (context.preview) {
    log.throwIfAborted();
    const previewed = provider.previews ? await provider.create(goal.urn, inputs, true) : { outputs: inputs };
    const { digests = valueDigests(step.operation, step.changes, { before: undefined, after: inputs }) } = step;
    log.record({ ...step, digests });
    put(stateWith(unknown, previewed.outputs));
  } else {
    await withPendingOperation(context, {
      step,
      shown: true,
      type: "creating",
      resource: stateWith(undefined, {}),
      act: async () => {
        const created = await provider.create(goal.urn, inputs, false);
        put(stateWith(created.id, created.outputs));
      },
      recordPartial: ({ id, outputs, inputs: applied, reasons }) =>
        put({ ...stateWith(id, outputs, applied), initErrors: reasons }),
    });
  }
  return responseOf(store.get(goal.urn) ?? stateWith(undefined, {}));
}

/** Updates an object in place. */
export async function updateObject(
  context: RunContext,
  { goal, provider, inputs, reference }: Declared,
  step: Step,
  old: ResourceState,
): Promise<ResourceResponse> {
  const { store, log } = context;
  const stateWith = (outputs: Properties, applied = inputs): ResourceState =>
    withTimes(stateOf(goal, { id: old.id, inputs: applied, outputs, provider: reference }, old), old);
  if (context.preview) {
    log.throwIfAborted();
    const outputs = provider.previews ? await provider.update(old, inputs, goal.ignoreChanges, true) : inputs;
    log.record({ ...step, digests: valueDigests("update", step.changes, { before: old.inputs, after: inputs }) });
    store.put(stateWith(outputs));
  } else {
    await withPendingOperation(context, {
      step,
      shown: true,
      type: "updating",
      resource: old,
      act: async () => store.put(stateWith(await provider.update(old, inputs, goal.ignoreChanges, false))),
      // As in the Pulumi CLI: inputs that were refused are not recorded as applied.
      recordPartial: ({ outputs, reasons }) => store.put({ ...stateWith(outputs, old.inputs), initErrors: reasons }),
    });
  }
  return responseOf(store.get(goal.urn) ?? old);
}
