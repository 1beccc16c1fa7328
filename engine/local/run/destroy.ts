import { errorMessage } from "../../problem.ts";
import { isManaged, type ResourceState } from "../state/resource-state.ts";
import type { StateStore } from "../state/state-store.ts";
import { Deletions, requireUnprotected } from "../steps/deletions.ts";
import { orphanWarning } from "../steps/recovery.ts";
import type { RunContext } from "../steps/run-context.ts";
import { RunAborted } from "../steps/step-log.ts";
import { refreshAll } from "./refresh.ts";

/**
 * Deletes everything in the state, after reading it: objects that are gone are removed from the state. Refuses it before anything
 * is deleted where something is protected.
 */
export async function destroyAll(context: RunContext, unprotect: boolean): Promise<void> {
  const { store, log } = context;
  try {
    if (!unprotect) requireUnprotected(recordedIn(store));
    await refreshAll(context);
    // The steps of the refresh are no steps of a destroy.
    log.takeSteps();
    if (log.failed || log.isAborted) return;
    const deletions = new Deletions(context);
    const { objects = [], others = [] } = Object.groupBy(recordedIn(store), (state) =>
      isManaged(state) && store.simulated.get(state.urn) !== state ? "objects" : "others",
    );
    // Components and simulated resources go last: a destroy that fails keeps them in the state.
    for (const states of [objects, others]) {
      await deletions.run(
        states,
        (state) => store.drop(state),
        () => true,
      );
    }
  } catch (error) {
    if (!(error instanceof RunAborted)) log.error(errorMessage(error));
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
