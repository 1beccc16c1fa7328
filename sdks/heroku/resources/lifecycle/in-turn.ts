import type { Heroku } from "../../client/heroku.ts";
import { perRun } from "../../client/per-run.ts";

/** Does one piece of work after the other on one object: each sees what those before it have done. */
export function turns() {
  const pending = perRun(() => new Map<string, Promise<unknown>>());

  return <T>(api: Heroku, key: string, work: () => Promise<T>): Promise<T> => {
    const before = pending(api).get(key);
    const turn = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    pending(api).set(key, turn);
    return turn;
  };
}

/** Turns by an app's kind of part, such as its webhooks. */
export const inTurn = turns();
