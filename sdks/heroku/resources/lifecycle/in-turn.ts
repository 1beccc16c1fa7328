import type { Heroku } from "../../client/heroku.ts";

/** Does one piece of work after the other on one object: each sees what those before it have done. */
export function turns() {
  const underWay = new WeakMap<Heroku, Map<string, Promise<unknown>>>();

  return <T>(api: Heroku, key: string, work: () => Promise<T>): Promise<T> => {
    const ofApi = underWay.get(api) ?? new Map<string, Promise<unknown>>();
    underWay.set(api, ofApi);
    const before = ofApi.get(key);
    const turn = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    ofApi.set(key, turn);
    return turn;
  };
}

/** Turns by an app's kind of part, such as its webhooks. */
export const inTurn = turns();
