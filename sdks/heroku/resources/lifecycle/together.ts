import type { Heroku } from "../../client/heroku.ts";
import type { Context } from "../../define/definition.ts";

/** The engine asks within milliseconds for all that can be done at one time. */
const WINDOW_MS = 25;

type Caller = Pick<Context, "api" | "signal">;

interface Batch<Wish, Outcome> {
  readonly callers: Caller[];
  readonly wishes: Wish[];
  readonly outcome: PromiseWithResolvers<Outcome>;
  timer?: NodeJS.Timeout;
}

/**
 * Does as one what is wished within a moment for one thing, such as an app; everybody gets the outcome of the whole.
 * `windowMs` makes the moment longer, until somebody comes who is in a hurry. Cancelled by then, nothing is done.
 */
export function together<Wish, Outcome>(
  act: (context: Caller, key: string, wishes: readonly Wish[]) => Promise<Outcome>,
): (context: Caller, key: string, wish: Wish, windowMs?: number) => Promise<Outcome> {
  const open = new WeakMap<Heroku, Map<string, Batch<Wish, Outcome>>>();

  return (context, key, wish, windowMs = WINDOW_MS) => {
    const ofApi = open.get(context.api) ?? new Map<string, Batch<Wish, Outcome>>();
    open.set(context.api, ofApi);
    const batch = ofApi.get(key) ?? { callers: [], wishes: [], outcome: Promise.withResolvers<Outcome>() };
    ofApi.set(key, batch);
    batch.callers.push(context);
    batch.wishes.push(wish);
    clearTimeout(batch.timer);
    batch.timer = setTimeout(() => {
      ofApi.delete(key);
      const caller = batch.callers.find(({ signal }) => !signal.aborted);
      if (caller === undefined) batch.outcome.reject(context.signal.reason);
      else batch.outcome.resolve(act(caller, key, batch.wishes));
    }, windowMs);
    return batch.outcome.promise;
  };
}
