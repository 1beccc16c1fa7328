import { z } from "zod";
import { confirmed } from "../client/confirmed.ts";
import { createOnce } from "../client/create-once.ts";
import { deleteIdempotent } from "../client/delete-idempotent.ts";
import type { Heroku } from "../client/heroku.ts";
import { orMissing } from "../client/or-missing.ts";
import { path } from "../client/path.ts";
import { type Context, defineResource } from "../define/definition.ts";
import { replaces } from "../define/traits.ts";
import { ListedApp } from "./apps/app-wire.ts";
import { onApp } from "./apps/on-app.ts";
import { teamNamed } from "./apps/team-named.ts";
import { ifReadable } from "./lifecycle/if-readable.ts";
import { ownership } from "./lifecycle/ownership.ts";
import { plannedTransfers } from "./lifecycle/planned-transfers.ts";
import { readRow } from "./lifecycle/read-from-list-or-api.ts";
import { PipelineWire } from "./pipelines/own-pipeline.ts";
import { appNameOf, takingOut } from "./pipelines/taking-out.ts";

const Stage = z.enum(["test", "review", "development", "staging", "production"]);

export const pipelineCoupling = defineResource({
  token: "heroku:index/pipelineCoupling:PipelineCoupling",
  summary: "Adds an app to a stage of a pipeline.",
  inputs: z.strictObject({
    appId: replaces(z.uuid()).describe("Id of the app; an app is in at most one pipeline."),
    pipeline: replaces(z.uuid()).describe("Id of the pipeline."),
    stage: Stage.describe("Stage of the app."),
  }),
  outputs: z.object({}),
  importId: "<coupling id>",
  uniqueName({ appId, pipeline }) {
    if (appId === undefined) return undefined;
    const place = pipeline === undefined ? {} : { place: pipeline };
    return { property: "appId", noun: "an app in a pipeline", name: appId, ...place };
  },
  replacement: "overwrites",
  async create(context, { appId, pipeline, stage }) {
    const { platform } = context.api;
    const { object: live } = await createOnce({
      signal: context.signal,
      send: () =>
        onApp(context, appId, () =>
          platform.send("POST", "/pipeline-couplings", { body: { app: appId, pipeline, stage }, response: Wire }),
        ),
      async find() {
        const there = await orMissing(
          platform.send("GET", path`/apps/${appId}/pipeline-couplings`, { response: Wire }),
        );
        if (there !== undefined && there.pipeline.id !== pipeline) {
          throw await inOtherPipeline(context, there);
        }
        if (there !== undefined) ownership.refuseSecond(context, there.id, `coupling of app ${appId}`);
        return there;
      },
      isAsked: (live) => live.app.id === appId && live.pipeline.id === pipeline,
    });
    ownership.note(context, live.id);
    context.checkpoint(live.id, {});
    if (live.stage !== stage) await move(context, live.id, stage);
    return { id: live.id, outputs: {} };
  },
  async read({ api }, { id, inputs }) {
    const live = await readRow(api, inputs, ["/pipeline-couplings", id], Wire);
    if (live === undefined) return undefined;
    return {
      id: live.id,
      inputs: { appId: live.app.id, pipeline: live.pipeline.id, stage: live.stage },
      outputs: {},
    };
  },
  async update(context, { id }, { stage }) {
    await move(context, id, stage);
    return {};
  },
  async delete(context, { id, inputs }) {
    if (ownership.handedOver(context, id)) return;
    await deleteIdempotent(context, path`/pipeline-couplings/${id}`, { id, owner: path`/apps/${inputs.appId}` });
  },
  async validatePreview(context, { appId, pipeline }, { prior, isManaged, takesOver }) {
    const { api } = context;
    if (appId === undefined || prior !== undefined) return;
    if (pipeline !== undefined) await refuseOtherOwner(api, appId, pipeline);
    const there = await ifReadable(
      api.platform.send("GET", path`/apps/${appId}/pipeline-couplings`, { response: Wire }),
    );
    if (there?.pipeline.id === pipeline && there !== undefined)
      takesOver(there.id, { object: "stage", name: there.stage });
    if (there === undefined || there.pipeline.id === pipeline || isManaged(there.id)) return;
    throw await inOtherPipeline(context, there);
  },
});

const Wire = z.object({
  id: z.string(),
  app: z.object({ id: z.string() }),
  pipeline: z.object({ id: z.string() }),
  stage: Stage,
});

async function inOtherPipeline(context: Pick<Context, "api">, live: z.output<typeof Wire>): Promise<Error> {
  const app = await appNameOf(context, live.app.id);
  return new Error(
    `pipeline: expected an app in no other pipeline, got app ${app}, which is in pipeline ${live.pipeline.id} as ${live.stage}; ` +
      `take it out there first: ${takingOut(app)}`,
  );
}

async function move({ api }: Pick<Context, "api">, id: string, stage: z.output<typeof Stage>): Promise<void> {
  const at = path`/pipeline-couplings/${id}`;
  await confirmed({
    send: () => api.platform.send("PATCH", at, { body: { stage }, response: Wire, repeatable: true }),
    look: () => api.platform.send("GET", at, { response: Wire }),
    shows: (live) => live.id === id && live.stage === stage,
    what: `stage of coupling ${id}`,
  });
}

/** Refuses a pipeline of another owner than the app's, as this run leaves them: all apps of a pipeline belong to its owner. */
async function refuseOtherOwner(api: Heroku, appId: string, pipelineId: string): Promise<void> {
  const { platform } = api;
  const [app, pipeline] = await Promise.all([
    ifReadable(platform.row("/apps", appId, ListedApp)),
    ifReadable(platform.row("/pipelines", pipelineId, PipelineWire)),
  ]);
  const team = plannedTransfers(api).get(appId) ?? app?.team?.name;
  if (app === undefined || team === undefined || pipeline?.owner == null) return;
  const owner = (await ifReadable(teamNamed(api, team)))?.id;
  const wanted = plannedTransfers(api).get(pipelineId) ?? pipeline.owner.id;
  if (owner === undefined || owner === wanted) return;
  throw new Error(
    `pipeline: expected a pipeline of team ${team}, which owns app ${app.name}, got ${pipeline.name}, which belongs to ${pipeline.owner.type} ${wanted}`,
  );
}
