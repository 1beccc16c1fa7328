import { isManaged, type ResourceState } from "../state/resource-state.ts";
import { type Deletions, requireUnprotected } from "./deletions.ts";
import { type RunContext, requirePreviewed } from "./run-context.ts";
import { RunAborted } from "./step-log.ts";

/**
 * Deletes what the program no longer declares, and what was replaced before its deletion. To be called only after the
 * program has ended well. `leftover` was waiting for its deletion before this run.
 */
export async function deleteUndeclared(
  context: RunContext,
  deletions: Deletions,
  leftover: ReadonlySet<ResourceState>,
): Promise<void> {
  const { store, declared, log } = context;
  const undeclared = [...store.resources.values(), ...store.simulated.values()].filter(
    (state) => !declared.has(state.urn),
  );
  try {
    requireUnprotected(undeclared);
    for (const state of undeclared.filter(isManaged)) requirePreviewed(context, "delete", state.urn);
  } catch (error) {
    log.error(error instanceof Error ? error.message : String(error));
    log.abort();
    throw new RunAborted();
  }
  // A predecessor's deletion is a part of its replacement.
  const isShown = (state: ResourceState): boolean => state.delete !== true || leftover.has(state);
  await deletions.run([...undeclared, ...store.toDelete], (state) => store.drop(state), isShown);
}
