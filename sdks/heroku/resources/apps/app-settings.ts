import { z } from "zod";
import { confirmed } from "../../client/confirmed.ts";
import { createOnce } from "../../client/create-once.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { PipelineWire } from "../pipelines/own-pipeline.ts";
import { transferPipeline } from "../pipelines/transfer-pipeline.ts";
import type { AppInputs } from "./app-inputs.ts";
import { AppWire } from "./app-wire.ts";
import { areBuildpacks, type Installation, putBuildpacks } from "./buildpacks.ts";
import { onApp } from "./on-app.ts";
import { noteRename } from "./rolled-back.ts";
import { teamNamed } from "./team-named.ts";
import { isInTeam } from "./team-of.ts";
import { transferApp } from "./transfer-app.ts";

/** Sends what differs between an app and its settings, and nothing else. */
export async function ensureApp(
  context: Pick<Context, "api" | "signal" | "manages">,
  live: AppWire,
  buildpacks: readonly Installation[],
  wanted: AppInputs,
): Promise<AppWire> {
  // First, so that nothing is changed of an app that cannot be had back.
  const owned = await transferWithPipeline(context, live, wanted.organization.name);
  const patched = await ensureOwn(context, owned, wanted);
  if (wanted.acm !== live.acm) await switchAcm(context, live.id, wanted.acm);
  const list = wanted.buildpacks;
  if (list !== undefined && !areBuildpacks(buildpacks, list)) {
    await onApp(context, live.id, () => putBuildpacks(context.api, live.id, buildpacks, list));
  }
  return patched;
}

/** One `PATCH /apps/{app}` for name, maintenance and stack. */
async function ensureOwn(
  context: Pick<Context, "api" | "signal">,
  live: AppWire,
  { name, maintenance, stack }: AppInputs,
): Promise<AppWire> {
  const body = {
    ...(name === live.name ? {} : { name }),
    ...(maintenance === live.maintenance ? {} : { maintenance }),
    ...(stack === undefined || stack === live.build_stack.name ? {} : { build_stack: stack }),
  };
  if (Object.keys(body).length === 0) return live;
  const at = path`/apps/${live.id}`;
  const { platform } = context.api;
  if (name !== live.name) noteRename(context.api, live.id, live.name);
  return confirmed({
    send: () =>
      onApp(context, live.id, () => platform.send("PATCH", at, { body, response: AppWire, repeatable: true })),
    look: () => platform.send("GET", at, { response: AppWire }),
    shows: (now) =>
      now.id === live.id &&
      now.name === name &&
      now.maintenance === maintenance &&
      // Heroku may write a stack otherwise than it was asked for.
      (body.build_stack === undefined || now.build_stack.name !== live.build_stack.name),
    what: `app ${name}`,
  });
}

/** `POST` or `DELETE /apps/{app}/acm`. Heroku does not say what a second one does: so it is looked for first. */
async function switchAcm(context: Pick<Context, "api" | "signal">, appId: string, on: boolean): Promise<void> {
  const { platform } = context.api;
  const body = on ? { body: {} } : {};
  const isAsked = (live: AppWire) => live.id === appId && live.acm === on;
  await createOnce({
    signal: context.signal,
    send: () =>
      onApp(context, appId, () =>
        platform.send(on ? "POST" : "DELETE", path`/apps/${appId}/acm`, { ...body, response: AppWire }),
      ),
    async find() {
      const live = await platform.send("GET", path`/apps/${appId}`, { response: AppWire });
      return isAsked(live) ? live : undefined;
    },
    isAsked,
  });
}

type Caller = Pick<Context, "api" | "signal" | "manages">;

const Coupling = z.object({ pipeline: z.object({ id: z.string() }) });

/**
 * Gives an app to a team. An app that is transferred alone leaves its pipeline: where this stack has that one, and it went away with the
 * app, it comes first and brings the app along, whichever of the two the engine asks for first.
 */
async function transferWithPipeline(context: Caller, live: AppWire, team: string): Promise<AppWire> {
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
