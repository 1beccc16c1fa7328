import { Deletions, requireUnprotected } from "./deletions.ts";
import { lostText } from "./recovery.ts";
import type { RunContext } from "./run-context.ts";
import { Halted } from "./step-log.ts";

/** Deletes everything in the state. What is protected refuses it, before anything is deleted. */
export async function destroyAll(context: RunContext, unprotect: boolean): Promise<void> {
  const { book, log } = context;
  const everything = [...book.resources.values(), ...book.condemned, ...book.simulated.values()];
  try {
    if (!unprotect) requireUnprotected(everything);
    await new Deletions(context).run(
      everything,
      (state) => book.drop(state),
      () => true,
    );
  } catch (error) {
    if (!(error instanceof Halted)) log.error(error instanceof Error ? error.message : String(error));
  }
  for (const operation of book.pending) {
    if (operation.type === "creating") log.message("warning", lostText(operation), operation.resource.urn);
    else if (!book.resources.has(operation.resource.urn)) book.pending.delete(operation);
  }
  await book.save();
}
