import { z } from "zod";
import { account, onPipeline } from "../access/access.ts";
import { demandPipeline, demandRole } from "../access/demand.ts";
import { maySeePipeline } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { findPipeline, removePipeline } from "../model/pipelines.ts";
import { findTeam, mayMakeIn, teamOf } from "../model/teams.ts";
import { forbidden, invalid } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { PipelineRow } from "../rows.ts";
import { cedar } from "../wire/app.ts";
import { pipelineName } from "../wire/patterns.ts";
import { times } from "../world.ts";

const owner = z.looseObject({ id: z.string(), type: z.enum(["team", "user"]) });
const creation = z.strictObject({
  name: pipelineName,
  owner: owner.nullish(),
  generation: z.looseObject({ name: z.string() }).optional(),
});
const change = z.looseObject({ name: pipelineName.optional() });
const stageConfig = z.record(z.string().regex(/^[\w.:[\]]+$/), z.string().nullable());
const transfer = z.strictObject({ pipeline: z.looseObject({ id: z.string() }), new_owner: owner });

/** Pipelines. */
export const pipelineRoutes: readonly Route[] = [
  lists("GET /pipelines", account, ["id", "name"], ({ world, actor, query }) => {
    const name = query.get("eq[name]");
    const found = name === null ? world.store.pipelines.all() : world.store.pipelines.where("name", name);
    return found.filter((pipeline) => maySeePipeline(world, pipeline, actor)).map(wirePipeline);
  }),
  writes("POST /pipelines", account, creation, (call) => {
    const { world, body } = call;
    refuseTakenName(call, body.name);
    const pipeline = world.store.pipelines.put({
      ...world.stamp(),
      name: body.name,
      owner: ownerFrom(call, body.owner ?? { id: call.actor.id, type: "user" }),
      generation: "cedar",
      config: {},
    });
    return wirePipeline(pipeline);
  }),
  reads("GET /pipelines/{pipeline}", onPipeline("read"), (_call, pipeline) => wirePipeline(pipeline)),
  writes("PATCH /pipelines/{pipeline}", onPipeline("write"), change, (call, pipeline) => {
    const name = call.body.name ?? pipeline.name;
    if (name !== pipeline.name) refuseTakenName(call, name);
    return wirePipeline(call.world.store.pipelines.put({ ...pipeline, name, updatedAt: call.world.now() }));
  }),
  acts("DELETE /pipelines/{pipeline}", onPipeline("write"), (call, pipeline) => {
    removePipeline(call.world, pipeline);
    return wirePipeline(pipeline);
  }),
  writes("POST /pipeline-transfers", account, transfer, (call) => {
    const { world, body } = call;
    const pipeline = findPipeline(world, body.pipeline.id);
    demandOwner(call, pipeline.owner, pipeline);
    const next = ownerFrom(call, body.new_owner);
    demandOwner(call, next, pipeline);
    world.store.pipelines.put({ ...pipeline, owner: next, updatedAt: world.now() });
    const teamId = next.type === "team" ? next.id : null;
    for (const { appId } of world.store.couplings.where("pipeline", pipeline.id)) {
      const app = world.store.apps.get(appId);
      if (app) world.store.apps.put({ ...app, teamId });
    }
    return { new_owner: next, pipeline: { id: pipeline.id }, previous_owner: pipeline.owner };
  }),
  reads("GET /pipelines/{pipeline}/stage/{stage}/config-vars", onPipeline("write", "protected"), (call, pipeline) => {
    return pipeline.config[theStage(call)] ?? {};
  }),
  writes(
    "PATCH /pipelines/{pipeline}/stage/{stage}/config-vars",
    onPipeline("write", "protected"),
    stageConfig,
    (call, pipeline) => {
      const stage = theStage(call);
      const merged = Object.entries({ ...pipeline.config[stage], ...call.body });
      const vars = Object.fromEntries(merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
      const config = { ...pipeline.config, [stage]: vars };
      call.world.store.pipelines.put({ ...pipeline, config, updatedAt: call.world.now() });
      return vars;
    },
  ),
];

/** Both who gives a pipeline away and who gets it: the person, or an admin of the team. */
function demandOwner({ world, actor }: Call, owner: PipelineRow["owner"], pipeline: PipelineRow): void {
  demandPipeline(world, pipeline, actor, "read");
  if (owner.type === "team") demandRole(world, teamOf(world, owner.id), actor, ["admin"]);
  else if (owner.id !== actor.id) demandPipeline(world, pipeline, actor, "write");
}

function theStage(call: Call): string {
  const stage = call.param("stage");
  if (stage === "test" || stage === "review") return stage;
  throw invalid(`Config vars belong to the stages test and review, not to ${stage}.`);
}

function refuseTakenName(call: Call, name: string): void {
  if (call.world.store.pipelines.find("name", name)) throw invalid(`Name ${name} is already taken`);
}

function ownerFrom({ world, actor }: Call, wanted: PipelineRow["owner"]): PipelineRow["owner"] {
  if (wanted.type === "user") {
    if (wanted.id === actor.id) return { id: wanted.id, type: "user" };
    throw forbidden("You can only own pipelines yourself or through one of your teams.");
  }
  const team = findTeam(world, wanted.id, actor);
  if (mayMakeIn(world, team, actor)) return { id: team.id, type: "team" };
  throw forbidden(`You do not have permission to create pipelines in the team ${team.name}.`);
}

function wirePipeline(pipeline: PipelineRow): object {
  return { ...times(pipeline), generation: cedar, id: pipeline.id, name: pipeline.name, owner: pipeline.owner };
}
