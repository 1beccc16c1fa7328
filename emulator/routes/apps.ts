import { z } from "zod";
import { account, onApp } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { findStack } from "../catalogue/stacks.ts";
import { appsOf, changeApp, createApp, refuseTakenName, refuseTooManyApps } from "../model/apps.ts";
import { emit } from "../model/events.ts";
import { newestRelease } from "../model/releases.ts";
import { removeApp } from "../model/remove-app.ts";
import { acts, answers, asks, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow } from "../rows.ts";
import { wireApp, wireTeamApp } from "../wire/app.ts";
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
const filter = z.looseObject({ in: z.looseObject({ id: z.array(z.string()) }).optional() });
const ranges = { only: ["id", "name", "updated_at"] } as const;

/** Apps, and their automatic certificates. */
export const appRoutes: readonly Route[] = [
  lists("GET /apps", account, ranges, ({ world, actor }) => appsOf(world, actor).map((app) => wireApp(world, app))),
  {
    ranges,
    ...asks("POST /filters/apps", account, filter, ({ world, actor, body }) => {
      const wanted = new Set(body.in?.id);
      const apps = appsOf(world, actor).filter(({ id }) => body.in === undefined || wanted.has(id));
      return apps.map((app) => wireTeamApp(world, app));
    }),
  },
  writes("POST /apps", account, creation, (call) => {
    refuseTooManyApps(call.world, call.actor, {});
    return announce(call, createApp(call.world, call.actor, call.body), "create");
  }),
  reads("GET /apps/{app}", onApp("view"), (call, app) => wireApp(call.world, app)),
  writes("PATCH /apps/{app}", onApp("view"), change, (call, app) => {
    const { name, maintenance, build_stack: buildStack } = call.body;
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
  acts("DELETE /apps/{app}", onApp("delete the app"), (call, app) => {
    const answer = announce(call, app, "destroy");
    removeApp(call.world, app, call.actor);
    return answer;
  }),
  answers(
    200,
    acts("POST /apps/{app}/acm", onApp("manage certificates"), (call, app) =>
      switchAcm(call, app, app.acmSince ?? call.world.now()),
    ),
  ),
  writes("PATCH /apps/{app}/acm", onApp("manage certificates"), refresh, (call, app) =>
    switchAcm(call, app, call.world.now()),
  ),
  acts("DELETE /apps/{app}/acm", onApp("manage certificates"), (call, app) => switchAcm(call, app, null)),
];

function switchAcm(call: Call, app: AppRow, acmSince: number | null): object {
  return announce(call, changeApp(call.world, app, { acmSince }), "update");
}

/** A stack that was never deployed on changes at once; else at the next build. */
function stackChange({ world }: Call, app: AppRow, wanted: string): Partial<AppRow> {
  const { name } = findStack(wanted);
  const newest = newestRelease(world, app.id);
  const deployed = newest !== undefined && hasCode(newest);
  return deployed ? { buildStack: name } : { buildStack: name, stack: name };
}

function announce(call: Call, app: AppRow, action: "create" | "update" | "destroy"): object {
  return emit(call.world, app, call.actor, { resource: "app", action, data: wireApp(call.world, app) });
}
