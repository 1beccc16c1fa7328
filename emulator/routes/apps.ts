import { z } from "zod";
import { demand } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { findStack } from "../catalogue/stacks.ts";
import { appsOf, changeApp, createApp, findApp, refuseTakenName, refuseTooManyApps } from "../model/apps.ts";
import { emit } from "../model/events.ts";
import { newestRelease } from "../model/releases.ts";
import { removeApp } from "../model/remove-app.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow } from "../rows.ts";
import { wireApp } from "../wire/app.ts";
import { appName } from "../wire/patterns.ts";
import { hasCode } from "../wire/release.ts";

const creation = z.strictObject({
  name: appName.optional(),
  region: z.string().optional(),
  stack: z.string().optional(),
  feature_flags: z.array(z.string()).optional(),
});
const change = z.strictObject({
  name: appName.optional(),
  maintenance: z.boolean().optional(),
  build_stack: z.string().optional(),
});
const refresh = z.strictObject({ acm_refresh: z.literal(true) });

/** Apps, and their automatic certificates. */
export const appRoutes: readonly Route[] = [
  lists("GET /apps", ({ world, actor }) => appsOf(world, actor).map((app) => wireApp(world, app)), {
    ranges: ["id", "name", "updated_at"],
    areRangesPublished: true,
  }),
  writes("POST /apps", creation, (call) => {
    refuseTooManyApps(call.world, call.actor, {});
    return announce(call, createApp(call.world, call.actor, call.body), "create");
  }),
  reads("GET /apps/{app}", (call) => wireApp(call.world, theApp(call))),
  writes("PATCH /apps/{app}", change, (call) => {
    const { name, maintenance, build_stack: buildStack } = call.body;
    const app = theApp(call);
    if (name !== undefined) demand(call.world, app, call.actor, "rename");
    if (maintenance !== undefined) demand(call.world, app, call.actor, "turn maintenance on or off");
    if (buildStack !== undefined) demand(call.world, app, call.actor, "migrate the stack");
    if (name !== undefined && name !== app.name) refuseTakenName(call.world, name);
    const changed = changeApp(call.world, app, {
      ...(name !== undefined && { name }),
      ...(maintenance !== undefined && { maintenance }),
      ...(buildStack !== undefined && stackChange(call, app, buildStack)),
    });
    return announce(call, changed, "update");
  }),
  writes("DELETE /apps/{app}", anyBody, (call) => {
    const app = theApp(call);
    const answer = announce(call, app, "destroy");
    removeApp(call.world, app, call.actor);
    return answer;
  }),
  writes("POST /apps/{app}/acm", anyBody, (call) => switchAcm(call, theApp(call).acmSince ?? call.world.now()), {
    status: 200,
  }),
  writes("PATCH /apps/{app}/acm", refresh, (call) => switchAcm(call, call.world.now())),
  writes("DELETE /apps/{app}/acm", anyBody, (call) => switchAcm(call, null)),
];

/** The app that the path names. */
export function theApp(call: Call<unknown>): AppRow {
  return findApp(call.world, call.param("app"), call.actor);
}

function switchAcm(call: Call<unknown>, acmSince: number | null): object {
  return announce(call, changeApp(call.world, theApp(call), { acmSince }), "update");
}

/** A stack that was never deployed on changes at once; else at the next build. */
function stackChange({ world }: Call<unknown>, app: AppRow, wanted: string): Partial<AppRow> {
  const { name } = findStack(wanted);
  const newest = newestRelease(world, app.id);
  const deployed = newest !== undefined && hasCode(newest);
  return deployed ? { buildStack: name } : { buildStack: name, stack: name };
}

function announce(call: Call<unknown>, app: AppRow, action: "create" | "update" | "destroy"): object {
  const data = wireApp(call.world, app);
  emit(call.world, app, call.actor, { resource: "app", action, data });
  return data;
}
