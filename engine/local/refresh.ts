import { sameValue, shownChanges } from "./changes.ts";
import { isManaged, type ResourceState } from "./resource-state.ts";
import type { RunContext } from "./run-context.ts";
import { keepSecrecy } from "./secrecy.ts";
import { stepOf } from "./step-log.ts";

/**
 * Reads every object and records what it found. Its steps are the drift: inputs that differ, and objects that are gone.
 * What could not be read is an error, and stays as it was.
 */
export async function refreshAll(context: RunContext): Promise<void> {
  const { book, log } = context;
  await Promise.all(
    [...book.resources.values()].filter(hasObject).map(async (state) => {
      try {
        await refreshOne(context, state);
      } catch (error) {
        log.tell(stepOf(state.urn, "same"), error);
      }
    }),
  );
  for (const operation of book.pending) {
    // What was being changed or deleted has been read by now.
    if (operation.type !== "creating" && !log.failed) book.pending.delete(operation);
  }
  await book.save();
}

function hasObject(state: ResourceState): boolean {
  const isReadable = isManaged(state) || state.external === true;
  return isReadable && state.pendingReplacement !== true && state.id !== undefined && state.id !== "";
}

async function refreshOne({ book, log, providers, limit }: RunContext, state: ResourceState): Promise<void> {
  const { urn, id = "" } = state;
  const provider = await providers.of(state);
  const found = await limit(() => {
    log.proceed();
    return provider.read(urn, id, state.inputs, state.outputs);
  });
  if (found === undefined) {
    book.drop(state);
    log.note(stepOf(urn, "delete"));
    await book.save();
    return;
  }
  const inputs = keepSecrecy(found.inputs ?? state.inputs, state.inputs);
  const outputs = keepSecrecy(found.outputs, state.outputs);
  const changes = state.external === true ? [] : shownChanges(state.inputs, inputs);
  log.note(stepOf(urn, changes.length === 0 ? "same" : "update", changes));
  if (changes.length === 0 && sameValue(outputs, state.outputs) && found.id === id) return;
  const known = changes.length === 0 ? state.inputs : inputs;
  book.put({ ...state, id: found.id, inputs: known, outputs, modified: new Date().toISOString() });
  await book.save();
}
