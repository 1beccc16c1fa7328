import { perRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";

const created = perRun(() => new Set<string>());

/** Apps that this run has created: they hold only what it has put there, so that no look is needed before a create. */
export const freshApps = {
  note({ api }: Pick<Context, "api">, appId: string): void {
    created(api).add(appId);
  },
  has: ({ api }: Pick<Context, "api">, appId: string): boolean => created(api).has(appId),
};
