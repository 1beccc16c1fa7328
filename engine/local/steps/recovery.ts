import { nameOf } from "../../wire/urn.ts";
import type { PendingOperation } from "../state/resource-state.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Tells of what an earlier run was creating when it was killed: its declaration creates it again, and the provider finds the
 * first. What was being changed or deleted is read by the refresh that every run begins with.
 */
export function reportInterrupted({ store, log }: RunContext): void {
  for (const { type, resource } of store.pending) {
    if (type !== "creating") continue;
    log.message("info", `${nameOf(resource.urn)}: was being created when an earlier run broke off`, resource.urn);
  }
}

/** Names what may exist without being declared or recorded, at the end of a run that went well. */
export async function clearInterrupted({ store, log, declared }: RunContext): Promise<void> {
  if (store.pending.size === 0) return;
  for (const operation of store.pending) {
    if (!declared.has(operation.resource.urn)) log.message("warning", orphanWarning(operation), operation.resource.urn);
  }
  store.pending.clear();
  await store.save();
}

/** What is said of an object that an earlier run may have made and nobody declares. */
export function orphanWarning({ resource }: PendingOperation): string {
  return `${nameOf(resource.urn)} (${resource.type}): was being created when an earlier run broke off, and is not declared now; look whether it exists, and delete it by hand`;
}
