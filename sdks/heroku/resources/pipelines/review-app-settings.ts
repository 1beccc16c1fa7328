import { z } from "zod";
import { confirmed } from "../../client/confirmed.ts";
import { deleteIdempotent } from "../../client/delete-idempotent.ts";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { cachedPerRun } from "../../client/per-run.ts";
import type { Context } from "../../define/definition.ts";
import type { ReviewAppInputs } from "./review-app-inputs.ts";

type Caller = Pick<Context, "api">;

/** How review apps are made, as it is declared; what is absent is left to Heroku. */
type Settings = Omit<ReviewAppInputs, "orgRepo" | "pipelineId" | "pipelineOwner">;

/**
 * A pipeline's review app config, as `GET /pipelines/{pipeline}/review-app-config` answers. Where the pipeline's own id stands
 * is left alone: Heroku's schema and its answers disagree.
 */
const Wire = z.looseObject({
  repo: z.object({ id: z.int() }),
  automatic_review_apps: z.boolean(),
  destroy_stale_apps: z.boolean(),
  stale_days: z.int().nullish(),
  wait_for_ci: z.boolean(),
  base_name: z.string().nullish(),
  deploy_target: z.object({ id: z.string(), type: z.enum(["region", "space"]) }).nullish(),
});
export type ReviewAppConfigWire = z.output<typeof Wire>;

const at = (pipelineId: string): string => path`/pipelines/${pipelineId}/review-app-config`;

export function getConfig({ api }: Caller, pipelineId: string): Promise<ReviewAppConfigWire | undefined> {
  return orMissing(api.platform.send("GET", at(pipelineId), { response: Wire }));
}

export function makeConfig(
  { api }: Caller,
  pipelineId: string,
  repo: string,
  wish: Settings,
): Promise<ReviewAppConfigWire> {
  return api.platform.send("POST", at(pipelineId), { body: { repo, ...bodyOf(wish) }, response: Wire });
}

/** Sends everything. A base name that is no longer declared goes back to Heroku's choice. */
export function changeConfig(
  { api }: Caller,
  pipelineId: string,
  wish: Settings,
  prior?: Settings,
): Promise<ReviewAppConfigWire> {
  const isDropped = prior?.baseName !== undefined && wish.baseName === undefined;
  const body = { ...bodyOf(wish), ...(isDropped && { base_name: null }) };
  return confirmed({
    async send() {
      const answer = await api.platform.send("PATCH", at(pipelineId), { body, response: Wire, repeatable: true });
      return isOf(answer, pipelineId) ? answer : undefined;
    },
    look: () => api.platform.send("GET", at(pipelineId), { response: Wire }),
    shows: (live) => hasSettings(live, wish),
    what: `review apps of pipeline ${pipelineId}`,
  });
}

/** Whether a config names its pipeline, wherever that stands in it. */
export const isOf = (live: ReviewAppConfigWire, pipelineId: string): boolean =>
  JSON.stringify(live).includes(pipelineId);

/** Heroku writes a deploy target otherwise than it is declared, so that it is not compared. */
function hasSettings(live: ReviewAppConfigWire, wish: Settings): boolean {
  return (
    live.automatic_review_apps === wish.automaticReviewApps &&
    live.destroy_stale_apps === wish.destroyStaleApps &&
    live.wait_for_ci === wish.waitForCi &&
    [undefined, live.stale_days ?? undefined].includes(wish.staleDays) &&
    [undefined, live.base_name ?? undefined].includes(wish.baseName)
  );
}

/** `confirmGone` throws where the pipeline may only be hidden from the key. */
export function removeConfig(
  context: Pick<Context, "api" | "signal">,
  pipelineId: string,
  confirmGone: () => Promise<unknown>,
): Promise<void> {
  return deleteIdempotent(context, at(pipelineId), { id: pipelineId, confirmGone });
}

/** The settings as a program would write them, without those that it leaves to Heroku; an import leaves none. */
export async function writtenSettings(
  { api }: Caller,
  live: ReviewAppConfigWire,
  declared: Settings | undefined,
): Promise<Settings> {
  const target = await writtenTarget(api, live.deploy_target ?? undefined, declared);
  return {
    ...(target !== undefined && isStated(declared, "deployTarget") && { deployTarget: target }),
    automaticReviewApps: live.automatic_review_apps,
    ...(live.base_name != null && isStated(declared, "baseName") && { baseName: live.base_name }),
    destroyStaleApps: live.destroy_stale_apps,
    ...(live.stale_days != null && isStated(declared, "staleDays") && { staleDays: live.stale_days }),
    waitForCi: live.wait_for_ci,
  };
}

function isStated(declared: Settings | undefined, key: keyof Settings): boolean {
  return declared === undefined || declared[key] !== undefined;
}

/** A region is declared by its name, and comes back by its id. */
async function writtenTarget(
  api: Context["api"],
  live: Settings["deployTarget"],
  declared: Settings | undefined,
): Promise<Settings["deployTarget"]> {
  const isNamed = live?.type !== "region" || !z.uuid().safeParse(live.id).success;
  if (isNamed || live.id === declared?.deployTarget?.id || !isStated(declared, "deployTarget")) return live;
  return { id: await regionName(api, live.id), type: live.type };
}

function bodyOf({ deployTarget, baseName, staleDays, ...wish }: Settings): object {
  return {
    automatic_review_apps: wish.automaticReviewApps,
    destroy_stale_apps: wish.destroyStaleApps,
    wait_for_ci: wish.waitForCi,
    ...(staleDays !== undefined && { stale_days: staleDays }),
    ...(baseName !== undefined && { base_name: baseName }),
    ...(deployTarget !== undefined && { deploy_target: deployTarget }),
  };
}

/** The name of the region of that id, asked once a run. Source: `GET /regions/{region}`. */
const regionName = cachedPerRun(async (api, id) => {
  const { name } = await api.platform.send("GET", path`/regions/${id}`, { response: z.object({ name: z.string() }) });
  return name;
});
