import type { PropertyChange, Step } from "../../engine.ts";
import { sameValue } from "../../wire/changes.ts";
import { parsePath, valueAt } from "../../wire/property-path.ts";
import { keepSecrecy, type Properties } from "../../wire/value.ts";
import { changesOf, inverted } from "../hosts/diff.ts";
import type { Provider, ReadResult } from "../hosts/provider.ts";
import { isManaged, type ResourceState } from "../state/resource-state.ts";
import type { StateStore } from "../state/state-store.ts";
import type { RunContext } from "../steps/run-context.ts";
import { stepOf } from "../steps/step-log.ts";

/**
 * Reads and records every object. The steps are the drift: changed inputs, and objects that are gone. An object that cannot be read
 * is an error and stays unchanged; then no object is removed from the state, because to a key with too few rights, objects seem
 * to be gone.
 */
export async function refreshAll(context: RunContext): Promise<void> {
  const { store, log } = context;
  const gone: ResourceState[] = [];
  await Promise.all(
    readableIn(store).map(async (state) => {
      try {
        if (!(await refreshOne(context, state))) gone.push(state);
      } catch (error) {
        log.reportFailure(stepOf(state.urn, "same"), error);
      }
    }),
  );
  if (!log.failed) {
    for (const state of gone) store.drop(state);
    // Objects of unfinished updates and deletes have been read now.
    for (const operation of store.pending) if (operation.type !== "creating") store.pending.delete(operation);
  }
  await store.save();
}

/** All resources that a refresh reads. */
export const readableIn = (store: StateStore): ResourceState[] =>
  [...store.resources.values(), ...store.toDelete].filter(hasObject);

function hasObject(state: ResourceState): boolean {
  const isReadable = isManaged(state) || state.external === true;
  return isReadable && state.pendingReplacement !== true && state.id !== undefined && state.id !== "";
}

/** Reads one object, and returns whether it exists. */
async function refreshOne(context: RunContext, state: ResourceState): Promise<boolean> {
  const { store, log, providers, limit } = context;
  const { urn, id = "" } = state;
  const provider = await providers.of(state);
  const read = await limit(async () => {
    log.throwIfAborted();
    const found = await provider.read(urn, id, state.inputs, state.outputs);
    return found && (await compare(found, state, provider));
  });
  if (read === undefined) {
    log.record(stepOf(urn, "delete"));
    return false;
  }
  const { found, changes } = read;
  const failures = state.initErrors ?? [];
  const step: Step = {
    ...stepOf(urn, changes.length === 0 ? "same" : "update", changes),
    ...(found.outputs.waiting === true && { waits: true }),
    ...(failures.length > 0 && { failures }),
  };
  log.record(step);
  if (state.delete === true) return true;
  // A successful read clears the errors of a partial object: what is missing shows as a difference of inputs.
  const { initErrors: _, ...complete } = state;
  const inputs = changes.length === 0 ? state.inputs : found.inputs;
  const fresh = { ...complete, id: found.id, inputs, outputs: found.outputs };
  const isSame = found.id === id && changes.length === 0 && sameValue(found.outputs, state.outputs);
  if (isSame && failures.length === 0) return true;
  store.put({ ...fresh, modified: new Date().toISOString() });
  await store.save();
  return true;
}

interface Compared {
  readonly found: { readonly id: string; readonly inputs: Properties; readonly outputs: Properties };
  readonly changes: PropertyChange[];
}

/**
 * Asks the provider, as the Pulumi CLI does, for the diff from the object to its recorded state, and inverts it. Recorded inputs
 * that are still to be set, such as dynos before the first release, are no drift.
 */
async function compare(read: ReadResult, state: ResourceState, provider: Provider): Promise<Compared> {
  const inputs = keepSecrecy(read.inputs ?? state.inputs, state.inputs);
  const found = { id: read.id, inputs, outputs: keepSecrecy(read.outputs, state.outputs) };
  if (state.external === true || state.delete === true) return { found, changes: [] };
  const diff = inverted(await provider.diff({ ...state, ...found }, state.inputs, state.ignoreChanges ?? []));
  if (diff.changed === false) return { found, changes: [] };
  const changes = changesOf(diff, state.inputs, inputs);
  return { found, changes: changes.filter(({ path }) => !isEqualAt(path, state.inputs, inputs)) };
}

function isEqualAt(path: string, before: Properties, after: Properties): boolean {
  const parts = parsePath(path);
  const [old, found] = [valueAt(before, parts).value ?? null, valueAt(after, parts).value ?? null];
  return sameValue(old, found);
}
