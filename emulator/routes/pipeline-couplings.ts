import { z } from "zod";
import { account, inTeam, members, onApp, onCoupling, onPipeline } from "../access/access.ts";
import { demand, demandPipeline } from "../access/demand.ts";
import { maySeePipeline, sees } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { findApp } from "../model/apps.ts";
import { findPipeline } from "../model/pipelines.ts";
import { invalid, orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, CouplingRow, PipelineRow } from "../rows.ts";
import { identity } from "../wire/patterns.ts";
import { times, type World } from "../world.ts";

const stage = z.enum(["test", "review", "development", "staging", "production"]);
const creation = z.strictObject({ app: identity, pipeline: identity, stage });
const change = z.strictObject({ stage: stage.optional() });

/** Which app is in which pipeline, at which stage. */
export const pipelineCouplingRoutes: readonly Route[] = [
  lists("GET /pipeline-couplings", account, ["id"], (call) => shown(call, visible(call))),
  lists("GET /users/~/pipeline-couplings", account, ["id"], (call) => shown(call, visible(call))),
  lists("GET /teams/{team}/pipeline-couplings", inTeam(...members), ["id"], (call, team) => {
    const { apps, couplings } = call.world.store;
    const rows = apps.where("team", team.id).flatMap(({ id }) => couplings.where("app", id));
    return shown(call, rows);
  }),
  lists("GET /pipelines/{pipeline}/pipeline-couplings", onPipeline("read"), ["id"], (call, { id }) => {
    return shown(call, call.world.store.couplings.where("pipeline", id));
  }),
  writes("POST /pipeline-couplings", account, creation, ({ world, actor, body }) => {
    const app = findApp(world, body.app, actor);
    const pipeline = findPipeline(world, body.pipeline);
    demandPipeline(world, pipeline, actor, "write");
    demand(world, app, actor, "push code");
    if (world.store.couplings.find("app", app.id)) throw invalid(`App ${app.name} is already in a pipeline.`);
    refuseOtherOwner(app, pipeline);
    const coupling = { ...world.stamp(), appId: app.id, pipelineId: pipeline.id, stage: body.stage };
    return wireCoupling(world, world.store.couplings.put(coupling));
  }),
  reads("GET /pipeline-couplings/{coupling}", onCoupling("read"), ({ world }, coupling) =>
    wireCoupling(world, coupling),
  ),
  writes("PATCH /pipeline-couplings/{coupling}", onCoupling("write"), change, (call, coupling) => {
    const changed = { ...coupling, stage: call.body.stage ?? coupling.stage, updatedAt: call.world.now() };
    return wireCoupling(call.world, call.world.store.couplings.put(changed));
  }),
  acts("DELETE /pipeline-couplings/{coupling}", onCoupling("write"), (call, coupling) => {
    call.world.store.couplings.delete(coupling.id);
    return wireCoupling(call.world, coupling);
  }),
  reads("GET /apps/{app}/pipeline-couplings", onApp("view"), ({ world }, app) =>
    wireCoupling(world, orNotFound(world.store.couplings.find("app", app.id), "pipeline coupling")),
  ),
];

/** Those of the apps and of the pipelines that the account sees. */
function visible({ world, actor }: Call): CouplingRow[] {
  const { apps, pipelines, couplings } = world.store;
  return couplings.all().filter(({ appId, pipelineId }) => {
    const app = apps.get(appId);
    const pipeline = pipelines.get(pipelineId);
    return (app && sees(world, app, actor)) || (pipeline && maySeePipeline(world, pipeline, actor));
  });
}

function shown({ world }: Call, rows: readonly CouplingRow[]): object[] {
  return rows.map((row) => wireCoupling(world, row));
}

function refuseOtherOwner(app: AppRow, pipeline: PipelineRow): void {
  const owner = app.teamId ?? app.accountId;
  if (owner !== pipeline.owner.id) {
    throw invalid(`App ${app.name} and pipeline ${pipeline.name} must have the same owner.`);
  }
}

/** With the pipeline's name, which Heroku's command line shows, and without the app's. */
function wireCoupling(world: World, coupling: CouplingRow): object {
  const { id, appId, pipelineId, stage: at } = coupling;
  const pipeline = { id: pipelineId, name: world.store.pipelines.get(pipelineId)?.name };
  return { app: { id: appId }, ...times(coupling), id, pipeline, stage: at };
}
