import type { Step } from "../../engine.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { type Properties, unknown } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";
import type { Declared } from "./custom-resource.ts";
import { stateOf } from "./goal.ts";
import { withPendingOperation } from "./pending-operation.ts";
import { type ResourceResponse, responseOf } from "./resource-response.ts";
import type { RunContext } from "./run-context.ts";

/** Creates a declared resource's object. `replaced` is the one it takes the place of, to be deleted at the end. */
export async function makeObject(
  context: RunContext,
  declared: Declared,
  step: Step,
  replaced?: ResourceState,
): Promise<ResourceResponse> {
  const { goal, provider, inputs, reference } = declared;
  const { store, log } = context;
  const stateWith = (id: string | undefined, outputs: Properties, made = inputs): ResourceState => ({
    ...stateOf(goal, { id, inputs: made, outputs, provider: reference }),
    created: now(),
    modified: now(),
  });
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
        const made = await provider.create(goal.urn, inputs, false);
        put(stateWith(made.id, made.outputs));
      },
      recordPartial: ({ id, outputs, inputs: made, reasons }) =>
        put({ ...stateWith(id, outputs, made), initErrors: reasons }),
    });
  }
  return responseOf(store.get(goal.urn) ?? stateWith(undefined, {}));
}

/** Changes an object in place. */
export async function updateObject(
  context: RunContext,
  declared: Declared,
  step: Step,
  old: ResourceState,
): Promise<ResourceResponse> {
  const { goal, provider, inputs, reference } = declared;
  const { store, log } = context;
  const stateWith = (outputs: Properties, made = inputs): ResourceState => ({
    ...stateOf(goal, { id: old.id, inputs: made, outputs, provider: reference }, old),
    modified: now(),
  });
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
      // As the Pulumi CLI does: what was refused is not recorded as had.
      recordPartial: ({ outputs, reasons }) => store.put({ ...stateWith(outputs, old.inputs), initErrors: reasons }),
    });
  }
  return responseOf(store.get(goal.urn) ?? old);
}

function now(): string {
  return new Date().toISOString();
}
