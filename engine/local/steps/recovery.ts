import { nameOf } from "../../wire/urn.ts";
import type { PendingOperation } from "../state/resource-state.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Reports the creates that an earlier run has not finished. Their declarations create the objects again, and the provider finds
 * the first ones. Unfinished updates and deletes were read by the refresh at the start of the run.
 */
export function reportInterrupted({ store, log }: RunContext): void {
  for (const { type, resource } of store.pending) {
    if (type !== "creating") continue;
    log.message("info", `${nameOf(resource.urn)}: an earlier run was interrupted while creating it`, resource.urn);
  }
}

/** At the end of a successful run: warns of possible orphans, and clears the pending operations. */
export async function clearInterrupted({ store, log, declared }: RunContext): Promise<void> {
  if (store.pending.size === 0) return;
  for (const operation of store.pending) {
    if (!declared.has(operation.resource.urn)) log.message("warning", orphanWarning(operation), operation.resource.urn);
  }
  store.pending.clear();
  await store.save();
}

/** The warning for an object that an earlier run may have created and that is not declared now. */
export function orphanWarning({ resource }: PendingOperation): string {
  return `${nameOf(resource.urn)} (${resource.type}): an earlier run was interrupted while creating it, and it is not declared now; if it exists, delete it by hand`;
}
