import { isManaged, type PendingOperation, type ResourceState } from "./resource-state.ts";
import type { RunContext } from "./run-context.ts";
import { keepSecrecy } from "./secrecy.ts";
import { stepOf } from "./step-log.ts";
import { nameOf } from "./urn.ts";

/**
 * Finds out what became of changes that an earlier run had begun when it was killed: changed and deleted objects are
 * read. One that was being created is created again by its declaration; its provider finds the first. One that can't be read
 * ends the run before anything is done, and is looked at again by the next.
 */
export async function recoverInterrupted(context: RunContext): Promise<void> {
  const { book, log, limit } = context;
  const interrupted = [...book.pending];
  await Promise.all(
    interrupted.map(async (operation) => {
      const { type, resource } = operation;
      if (type === "creating") {
        log.message("info", `${nameOf(resource.urn)}: was being created when an earlier run broke off`, resource.urn);
        return;
      }
      const state = book.resources.get(resource.urn);
      try {
        if (state !== undefined) await limit(() => reread(context, state));
        book.pending.delete(operation);
      } catch (error) {
        log.fail(stepOf(resource.urn, "same"), error);
      }
    }),
  );
  if (interrupted.length > 0) await book.save();
}

/** Names what may exist without being declared or recorded, at the end of a run that went well. */
export async function settleInterrupted({ book, log, declared }: RunContext): Promise<void> {
  if (book.pending.size === 0) return;
  for (const operation of book.pending) {
    if (!declared.has(operation.resource.urn)) log.message("warning", lostText(operation), operation.resource.urn);
  }
  book.pending.clear();
  await book.save();
}

/** What is said of an object that an earlier run may have made and nobody declares. */
export function lostText({ resource }: PendingOperation): string {
  return `${nameOf(resource.urn)} (${resource.type}): was being created when an earlier run broke off, and is not declared now; look whether it exists, and delete it by hand`;
}

async function reread({ book, providers }: RunContext, state: ResourceState): Promise<void> {
  if (!isManaged(state) || state.id === undefined || state.pendingReplacement === true) return;
  const provider = await providers.of(state);
  const found = await provider.read(state.urn, state.id, state.inputs, state.outputs);
  if (found === undefined) {
    book.drop(state);
    return;
  }
  book.put({
    ...state,
    id: found.id,
    inputs: keepSecrecy(found.inputs ?? state.inputs, state.inputs),
    outputs: keepSecrecy(found.outputs, state.outputs),
  });
}
