import type { Step } from "../../engine.ts";
import { valueDigests } from "../../wire/value-digests.ts";
import { type Properties, unknown } from "../../wire/wire.ts";
import type { ResourceState } from "../state/resource-state.ts";
import { type Answer, answerOf } from "./answer.ts";
import type { Declared } from "./custom-resource.ts";
import { stateOf } from "./goal.ts";
import type { RunContext } from "./run-context.ts";
import { underWay } from "./under-way.ts";

/** Creates a declared resource's object. `replaced` is the one it takes the place of, to be deleted at the end. */
export async function makeObject(
  context: RunContext,
  declared: Declared,
  step: Step,
  replaced?: ResourceState,
): Promise<Answer> {
  const { goal, provider, inputs, reference } = declared;
  const { book, log } = context;
  const stateWith = (id: string | undefined, outputs: Properties, made = inputs): ResourceState => ({
    ...stateOf(goal, { id, inputs: made, outputs, provider: reference }),
    created: now(),
    modified: now(),
  });
  const put = (state: ResourceState): void => {
    if (replaced !== undefined) book.condemn(replaced);
    book.put(state);
  };
  if (context.preview) {
    log.proceed();
    const foreseen = provider.previews ? await provider.create(goal.urn, inputs, true) : { outputs: inputs };
    const { digests = valueDigests(step.operation, step.changes, { before: undefined, after: inputs }) } = step;
    log.note({ ...step, digests });
    put(stateWith(unknown, foreseen.outputs));
  } else {
    await underWay(context, {
      step,
      shown: true,
      type: "creating",
      noted: stateWith(undefined, {}),
      act: async () => {
        const made = await provider.create(goal.urn, inputs, false);
        put(stateWith(made.id, made.outputs));
      },
      keepPartly: ({ id, outputs, inputs: made, reasons }) =>
        put({ ...stateWith(id, outputs, made), initErrors: reasons }),
    });
  }
  return answerOf(book.get(goal.urn) ?? stateWith(undefined, {}));
}

/** Changes an object in place. */
export async function updateObject(
  context: RunContext,
  declared: Declared,
  step: Step,
  old: ResourceState,
): Promise<Answer> {
  const { goal, provider, inputs, reference } = declared;
  const { book, log } = context;
  const stateWith = (outputs: Properties, made = inputs): ResourceState => ({
    ...stateOf(goal, { id: old.id, inputs: made, outputs, provider: reference }, old),
    modified: now(),
  });
  if (context.preview) {
    log.proceed();
    const outputs = provider.previews ? await provider.update(old, inputs, goal.ignoreChanges, true) : inputs;
    log.note({ ...step, digests: valueDigests("update", step.changes, { before: old.inputs, after: inputs }) });
    book.put(stateWith(outputs));
  } else {
    await underWay(context, {
      step,
      shown: true,
      type: "updating",
      noted: old,
      act: async () => book.put(stateWith(await provider.update(old, inputs, goal.ignoreChanges, false))),
      // As the Pulumi CLI does: what was refused is not recorded as had.
      keepPartly: ({ outputs, reasons }) => book.put({ ...stateWith(outputs, old.inputs), initErrors: reasons }),
    });
  }
  return answerOf(book.get(goal.urn) ?? old);
}

function now(): string {
  return new Date().toISOString();
}
