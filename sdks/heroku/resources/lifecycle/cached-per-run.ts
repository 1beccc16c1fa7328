import type { Heroku } from "../../client/heroku.ts";

/** A look-up of what does not change while a run lasts: asked once for each key, again only when it has failed. */
export function cachedPerRun<T>(
  lookUp: (api: Heroku, key: string) => Promise<T>,
): (api: Heroku, key?: string) => Promise<T> {
  const asked = new WeakMap<Heroku, Map<string, Promise<T>>>();
  return (api, key = "") => {
    const known = asked.get(api) ?? new Map<string, Promise<T>>();
    asked.set(api, known);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = lookUp(api, key);
    known.set(key, answer);
    answer.catch(() => known.delete(key));
    return answer;
  };
}
