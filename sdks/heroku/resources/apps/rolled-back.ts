import { z } from "zod";
import type { Heroku } from "../../client/heroku.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { cachedPerRun, perRun } from "../../client/per-run.ts";
import { NEWEST_RELEASES, ReleaseWire, rollbackIn } from "../../client/rollback.ts";
import { rollbackRefusal } from "../../client/rollback-refusal.ts";
import type { Context } from "../../define/definition.ts";
import { freshApps } from "./fresh-apps.ts";

/** Who deletes something says whether its app goes as well. */
type Caller = Pick<Context, "api"> & Partial<Pick<Context, "isGoing">>;

const movable = perRun(() => new Set<string>());

/** Lets this run move rolled-back apps of these names forward; a name that no such app has does nothing. */
export function allowMoving(api: Heroku, apps: readonly string[]): void {
  for (const app of apps) movable(api).add(app);
}

const formerNames = perRun(() => new Map<string, string>());

/** Records that this run renames an app: HEROKU_MOVE_FORWARD may name it by its former name. */
export function noteRename(api: Heroku, appId: string, former: string): void {
  formerNames(api).set(appId, former);
}

function mayMove(api: Heroku, appId: string, name: string): boolean {
  return movable(api).has(name) || movable(api).has(formerNames(api).get(appId) ?? name);
}

/**
 * Refuses what would make a release on an app that is rolled back: that release would be no rollback any more. Called before
 * each such write, and by previews. What goes with its app moves nothing forward. Costs one request a run for each app that this run has not made.
 */
export async function refuseRolledBack({ api, isGoing }: Caller, appId: string): Promise<void> {
  if (freshApps(api).has(appId) || isGoing?.(appId)) return;
  const newest = await newestReleases(api, appId);
  const rollback = rollbackIn(newest);
  if (rollback === undefined || mayMove(api, appId, rollback.app)) return;
  throw new Error(rollbackRefusal(rollback, (newest[0]?.version ?? rollback.release) + 1));
}

/** None of an app that is gone: the write itself will tell. */
const newestReleases = cachedPerRun(async ({ platform }, appId) => {
  const asked = { response: z.array(ReleaseWire), range: NEWEST_RELEASES };
  return (await orMissing(platform.send("GET", path`/apps/${appId}/releases`, asked))) ?? [];
});
