import { z } from "zod";
import { orGone } from "../../client/or-gone.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { importSteps } from "../lifecycle/import-steps.ts";
import { ownership } from "../lifecycle/ownership.ts";
import { together } from "../lifecycle/together.ts";

/** A pipeline, as `GET /pipelines/{pipeline}` answers. */
export const PipelineWire = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), type: z.enum(["team", "user"]) }).nullish(),
});
export type PipelineWire = z.output<typeof PipelineWire>;

const Coupling = z.object({ id: z.string(), app: z.object({ id: z.string() }), stage: z.string() });
export type Coupling = z.output<typeof Coupling>;

/** What a pipeline is known by when it has no id yet. */
export interface Named {
  readonly name: string;
  readonly owner: { readonly id: string };
}

type Caller = Pick<Context, "api" | "urn">;

/** Looks wait for each other: apps are made meanwhile, and each write ends what a list under way is good for. */
const allPipelines = together(({ api }) => api.platform.list("/pipelines", PipelineWire));

/** The pipelines of that name and owner: Heroku does not promise that there is one at most. Source: `GET /pipelines`. */
export async function namesakes(
  context: Pick<Context, "api" | "signal">,
  { name, owner }: Named,
): Promise<PipelineWire[]> {
  const all = await allPipelines(context, "pipelines", undefined);
  return all.filter((live) => live.name === name && live.owner?.id === owner.id);
}

/** The one that an interrupted run has made: one with no app in it yet. @throws when there is one that must not be taken */
export async function ownAmong(
  context: Caller,
  candidates: readonly PipelineWire[],
): Promise<PipelineWire | undefined> {
  const [live] = candidates;
  if (live === undefined) return undefined;
  const holder = ownership.heldBy(context, live.id);
  if (holder !== undefined) throw notOurs(context, live, `it is declared a second time, as ${holder}`);
  if ((await couplingsOf(context, live.id)).length > 0) throw notOurs(context, live, "it has apps in it");
  return live;
}

/** The error of a pipeline whose name is in use by one that is not ours to take over. */
function notOurs({ urn }: Pick<Context, "urn">, { id, name }: PipelineWire, why: string): Error {
  return new Error(
    `name: expected the name of no pipeline yet, got ${name}, and that pipeline is not taken over: ${why}; ` +
      `choose another name or, to manage that pipeline from here: ${importSteps(urn, "heroku:index/pipeline:Pipeline", id)}`,
  );
}

/** The error of a pipeline that cannot be renamed. The state has one in its place, so that the other cannot be imported. */
export function nameInUse({ id, name }: PipelineWire): Error {
  return new Error(
    `name: expected the name of no pipeline yet, got ${name}, which another one has than that which is renamed (${id}); ` +
      `choose another name, or give that one another name (heroku pipelines:rename ${id} <another name>), and run this again`,
  );
}

/** The apps in a pipeline, with their stages; none in one that is gone. */
export async function couplingsOf({ api }: Pick<Context, "api">, id: string): Promise<Coupling[]> {
  const list = api.platform.list(path`/pipelines/${id}/pipeline-couplings`, Coupling);
  return (await orGone(api, path`/pipelines/${id}`, list)) ?? [];
}
