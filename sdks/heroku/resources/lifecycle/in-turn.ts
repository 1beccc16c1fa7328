import type { Heroku } from "../../client/heroku.ts";

const turns = new WeakMap<Heroku, Map<string, Promise<unknown>>>();

/** Does one piece of work after the other on one thing, such as an app's webhooks: each sees what those before it have done. */
export function inTurn<T>(api: Heroku, key: string, work: () => Promise<T>): Promise<T> {
  const ofApi = turns.get(api) ?? new Map<string, Promise<unknown>>();
  turns.set(api, ofApi);
  const before = ofApi.get(key);
  const turn = (async () => {
    await before?.catch(() => undefined);
    return work();
  })();
  ofApi.set(key, turn);
  return turn;
}
