import type { Heroku } from "../../client/heroku.ts";
import { ListedApp } from "../apps/app-wire.ts";
import { teamNamed } from "../apps/team-named.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { plannedTransfers } from "../lifecycle/planned-transfers.ts";
import { PipelineWire } from "./own-pipeline.ts";

/** Refuses a pipeline of another owner than the app's, as this run leaves them: all apps of a pipeline belong to its owner. */
export async function refuseOtherOwner(api: Heroku, appId: string, pipelineId: string): Promise<void> {
  const { platform } = api;
  const [app, pipeline] = await Promise.all([
    ifReadable(platform.row("/apps", appId, ListedApp)),
    ifReadable(platform.row("/pipelines", pipelineId, PipelineWire)),
  ]);
  const team = plannedTransfers.ownerOf(api, appId) ?? app?.team?.name;
  if (app === undefined || team === undefined || pipeline?.owner == null) return;
  const owner = (await ifReadable(teamNamed(api, team)))?.id;
  const wanted = plannedTransfers.ownerOf(api, pipelineId) ?? pipeline.owner.id;
  if (owner === undefined || owner === wanted) return;
  throw new Error(
    `pipeline: expected a pipeline of team ${team}, which owns app ${app.name}, got ${pipeline.name}, which belongs to ${pipeline.owner.type} ${wanted}`,
  );
}
