import type { Call } from "../call.ts";
import { findApp } from "../model/apps.ts";
import { addonOf } from "../model/find-addon.ts";
import { findPipeline } from "../model/pipelines.ts";
import { findSpace } from "../model/spaces.ts";
import { findTeam, teamOf } from "../model/teams.ts";
import type { AppRow, PipelineRow, TeamRow } from "../rows.ts";
import { demand, demandPipeline, demandRole } from "./demand.ts";
import type { AppNeed, Need, PipelineNeed, TeamNeed } from "./need.ts";

/**
 * Refuses a request that its account may not send. What does not exist passes: the route says what it could not find.
 * @throws HerokuProblem 403, and 404 where the path names no app, add-on, pipeline, team or space
 */
export function authorize(call: Call, need: Need): void {
  if (need.of === "account") return;
  if ("action" in need) {
    for (const app of appsNamed(call, need)) demand(call.world, app, call.actor, need.action);
  } else if ("roles" in need) {
    demandRole(call.world, teamNamed(call, need), call.actor, need.roles);
  } else {
    const pipeline = pipelineNamed(call, need);
    if (pipeline) demandPipeline(call.world, pipeline, call.actor, need.may);
  }
}

function appsNamed(call: Call, { of, action }: AppNeed): AppRow[] {
  const { store } = call.world;
  if (of === "app") return [findApp(call.world, call.param("app"), call.actor)];
  if (of === "addon") {
    const addon = addonOf(call.world, call.optionalParam("addon") ?? call.param("database"), call.actor);
    return [addon.appId].flatMap((id) => store.apps.get(id) ?? []);
  }
  const found = store.attachments.get(call.param("attachment"));
  if (!found) return [];
  const owner = action === "view add-ons" ? undefined : store.addons.get(found.addonId)?.appId;
  return [found.appId, ...(owner === undefined ? [] : [owner])].flatMap((id) => store.apps.get(id) ?? []);
}

function teamNamed(call: Call, { of }: TeamNeed): TeamRow {
  const { world, actor } = call;
  return of === "team"
    ? findTeam(world, call.param("team"), actor)
    : teamOf(world, findSpace(world, call.param("space")).teamId);
}

function pipelineNamed(call: Call, { of }: PipelineNeed): PipelineRow | undefined {
  const { store } = call.world;
  if (of === "pipeline") return findPipeline(call.world, call.param("pipeline"));
  const rows = {
    coupling: () => store.couplings.get(call.param("coupling")),
    promotion: () => store.promotions.get(call.param("promotion")),
    "review-app": () => store.reviewApps.get(call.param("review_app")),
  };
  const row = rows[of]();
  return row && store.pipelines.get(row.pipelineId);
}
