import { getOrCreate } from "./get-or-create.ts";
import type { Heroku } from "./heroku.ts";

/** State of a run, each of which has a client of its own. */
export function perRun<T>(begin: () => T): (api: Heroku) => T {
  const states = new WeakMap<Heroku, T>();
  return (api) => getOrCreate(states, api, begin);
}

/** A look-up of what does not change during a run: requested once for each key, and again only after a failure. */
export function cachedPerRun<T>(
  lookUp: (api: Heroku, key: string) => Promise<T>,
): (api: Heroku, key?: string) => Promise<T> {
  const responses = perRun(() => new Map<string, Promise<T>>());
  return (api, key = "") =>
    getOrCreate(responses(api), key, () => {
      const response = lookUp(api, key);
      response.catch(() => responses(api).delete(key));
      return response;
    });
}
