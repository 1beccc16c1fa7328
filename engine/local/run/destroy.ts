import { isManaged, type ResourceState } from "../state/resource-state.ts";
import type { StateStore } from "../state/state-store.ts";
import { Deletions, requireUnprotected } from "../steps/deletions.ts";
import { orphanWarning } from "../steps/recovery.ts";
import type { RunContext } from "../steps/run-context.ts";
import { RunAborted } from "../steps/step-log.ts";
import { refreshAll } from "./refresh.ts";

/**
 * Deletes everything in the state, once all of it could be read: what is gone already is none of it. What is protected refuses
 * it, before anything is deleted.
 */
export async function destroyAll(context: RunContext, unprotect: boolean): Promise<void> {
  const { store, log } = context;
  try {
    if (!unprotect) requireUnprotected(recordedIn(store));
    await refreshAll(context);
    // What was read is no step of a destroy.
    log.takeSteps();
    if (log.failed || log.aborted.aborted) return;
    const deletions = new Deletions(context);
    const { objects = [], others = [] } = Object.groupBy(recordedIn(store), (state) =>
      isManaged(state) && store.simulated.get(state.urn) !== state ? "objects" : "others",
    );
    // What has no object, such as a component or what is simulated, goes last: a destroy that is refused forgets none of it.
    for (const states of [objects, others]) {
      await deletions.run(
        states,
        (state) => store.drop(state),
        () => true,
      );
    }
  } catch (error) {
    if (!(error instanceof RunAborted)) log.error(error instanceof Error ? error.message : String(error));
  }
  reportOrphans(context);
  await store.save();
}

const recordedIn = ({ resources, toDelete, simulated }: StateStore): ResourceState[] => [
  ...resources.values(),
  ...toDelete,
  ...simulated.values(),
];

function reportOrphans({ store, log }: RunContext): void {
  for (const operation of store.pending) {
    if (operation.type === "creating") log.message("warning", orphanWarning(operation), operation.resource.urn);
    else if (!store.resources.has(operation.resource.urn)) store.pending.delete(operation);
  }
}
