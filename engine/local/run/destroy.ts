import { isManaged, type ResourceState } from "../state/resource-state.ts";
import type { StateBook } from "../state/state-book.ts";
import { Deletions, requireUnprotected } from "../steps/deletions.ts";
import { lostText } from "../steps/recovery.ts";
import type { RunContext } from "../steps/run-context.ts";
import { Halted } from "../steps/step-log.ts";
import { refreshAll } from "./refresh.ts";

/**
 * Deletes everything in the state, once all of it could be read: what is gone already is none of it. What is protected refuses
 * it, before anything is deleted.
 */
export async function destroyAll(context: RunContext, unprotect: boolean): Promise<void> {
  const { book, log } = context;
  try {
    if (!unprotect) requireUnprotected(recordedIn(book));
    await refreshAll(context);
    // What was read is no step of a destroy.
    log.takeSteps();
    if (log.failed || log.halted.aborted) return;
    const deletions = new Deletions(context);
    const { objects = [], others = [] } = Object.groupBy(recordedIn(book), (state) =>
      isManaged(state) && book.simulated.get(state.urn) !== state ? "objects" : "others",
    );
    // What has no object, such as a component or what is simulated, goes last: a destroy that is refused forgets none of it.
    for (const states of [objects, others]) {
      await deletions.run(
        states,
        (state) => book.drop(state),
        () => true,
      );
    }
  } catch (error) {
    if (!(error instanceof Halted)) log.error(error instanceof Error ? error.message : String(error));
  }
  tellLost(context);
  await book.save();
}

const recordedIn = ({ resources, condemned, simulated }: StateBook): ResourceState[] => [
  ...resources.values(),
  ...condemned,
  ...simulated.values(),
];

function tellLost({ book, log }: RunContext): void {
  for (const operation of book.pending) {
    if (operation.type === "creating") log.message("warning", lostText(operation), operation.resource.urn);
    else if (!book.resources.has(operation.resource.urn)) book.pending.delete(operation);
  }
}
