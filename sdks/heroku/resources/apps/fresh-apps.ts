import type { Heroku } from "../../client/heroku.ts";
import type { Context } from "../../define/definition.ts";

const made = new WeakMap<Heroku, Set<string>>();

/** Apps that this run has made: they hold nothing that it has not put there, which saves looking first. */
export const freshApps = {
  note({ api }: Pick<Context, "api">, appId: string): void {
    made.set(api, (made.get(api) ?? new Set()).add(appId));
  },
  has({ api }: Pick<Context, "api">, appId: string): boolean {
    return made.get(api)?.has(appId) === true;
  },
};
