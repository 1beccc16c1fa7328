import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { PipelineWire } from "../pipelines/own-pipeline.ts";
import { transferPipeline } from "../pipelines/transfer-pipeline.ts";
import { AppWire } from "./app-wire.ts";
import { teamNamed } from "./team-named.ts";
import { isInTeam } from "./team-of.ts";
import { transferApp } from "./transfer-app.ts";

type Caller = Pick<Context, "api" | "signal" | "manages">;

const Coupling = z.object({ pipeline: z.object({ id: z.string() }) });

/**
 * Gives an app to a team. An app that is transferred alone leaves its pipeline: where this stack has that one, and it went away with the
 * app, it comes first and brings the app along, whichever of the two the engine asks for first.
 */
export async function transferWithPipeline(context: Caller, live: AppWire, team: string): Promise<AppWire> {
  if (isInTeam(live, team)) return live;
  const { platform } = context.api;
  const coupling = await orMissing(
    platform.send("GET", path`/apps/${live.id}/pipeline-couplings`, { response: Coupling }),
  );
  if (coupling === undefined || !context.manages(coupling.pipeline.id)) return transferApp(context, live, team);
  const [owner, pipeline] = await Promise.all([
    teamNamed(context.api, team),
    orMissing(platform.send("GET", path`/pipelines/${coupling.pipeline.id}`, { response: PipelineWire })),
  ]);
  if (owner === undefined || pipeline === undefined) return transferApp(context, live, team);
  await transferPipeline(context, pipeline, { id: owner.id, type: "team" });
  const moved = await platform.send("GET", path`/apps/${live.id}`, { response: AppWire });
  return transferApp(context, moved, team);
}
