import { type Created, type Creation, createOnce } from "../../client/create-once.ts";
import { waitUntil } from "../../client/wait-until.ts";

/** Heroku may go on working on a request whose answer was lost. */
const MOMENT_MS = 2000;

/**
 * How to find what Heroku takes twice. After a create whose outcome is unknown a look that finds nothing may have come too
 * early: it is repeated after a moment, before the create is sent again. A refusal leaves no doubt, so one look is enough.
 */
export function lookTwice<T>(signal: AbortSignal, look: () => Promise<T | undefined>): Creation<T>["find"] {
  return async (refusal) => {
    const found = await look();
    if (found !== undefined || refusal !== undefined) return found;
    return waitUntil(look, { signal, firstMs: MOMENT_MS, totalMs: 2 * MOMENT_MS });
  };
}

/** Creates what Heroku takes twice: looks before it asks, unless there can be none yet. */
export async function createUnlessThere<T>(creation: Creation<T>, mayBeThere = true): Promise<Created<T>> {
  const there = mayBeThere ? await creation.find() : undefined;
  if (there !== undefined) return { object: there, found: true };
  return createOnce({ ...creation, find: lookTwice(creation.signal, creation.find) });
}
