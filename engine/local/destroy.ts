import { Deletions, requireUnprotected } from "./deletions.ts";
import { lostText } from "./recovery.ts";
import { refreshAll } from "./refresh.ts";
import type { ResourceState } from "./resource-state.ts";
import type { RunContext } from "./run-context.ts";
import type { StateBook } from "./state-book.ts";
import { Halted } from "./step-log.ts";

/**
 * Deletes everything in the state, once all of it could be read: what is gone already is none of it. What is protected refuses
 * it, before anything is deleted.
 */
export async function destroyAll(context: RunContext, unprotect: boolean): Promise<void> {
  const { book, log } = context;
  try {
    if (!unprotect) requireUnprotected([...objectsIn(book), ...book.simulated.values()]);
    await refreshAll(context);
    // What was read is no step of a destroy.
    log.takeSteps();
    if (log.failed || log.halted.aborted) return;
    const deletions = new Deletions(context);
    for (const states of [objectsIn(book), [...book.simulated.values()]]) {
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

/** What is simulated is not among it: nothing that could refuse the destroy knows that it needs that, so it goes last. */
const objectsIn = ({ resources, condemned }: StateBook): ResourceState[] => [...resources.values(), ...condemned];

function tellLost({ book, log }: RunContext): void {
  for (const operation of book.pending) {
    if (operation.type === "creating") log.message("warning", lostText(operation), operation.resource.urn);
    else if (!book.resources.has(operation.resource.urn)) book.pending.delete(operation);
  }
}
