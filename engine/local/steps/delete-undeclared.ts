import { isManaged, type ResourceState } from "../state/resource-state.ts";
import { type Deletions, requireUnprotected } from "./deletions.ts";
import { type RunContext, requireForeseen } from "./run-context.ts";
import { Halted } from "./step-log.ts";

/**
 * Deletes what the program no longer declares, and what was replaced before its deletion. To be called only after the
 * program has ended well. `leftover` was waiting for its deletion before this run.
 */
export async function deleteUndeclared(
  context: RunContext,
  deletions: Deletions,
  leftover: ReadonlySet<ResourceState>,
): Promise<void> {
  const { book, declared, log } = context;
  const undeclared = [...book.resources.values(), ...book.simulated.values()].filter(
    (state) => !declared.has(state.urn),
  );
  try {
    requireUnprotected(undeclared);
    for (const state of undeclared.filter(isManaged)) requireForeseen(context, "delete", state.urn);
  } catch (error) {
    log.error(error instanceof Error ? error.message : String(error));
    log.halt();
    throw new Halted();
  }
  // A predecessor's deletion is a part of its replacement.
  const isShown = (state: ResourceState): boolean => state.delete !== true || leftover.has(state);
  await deletions.run([...undeclared, ...book.condemned], (state) => book.drop(state), isShown);
}
