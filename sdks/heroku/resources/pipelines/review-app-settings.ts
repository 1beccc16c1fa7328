import { z } from "zod";
import { orMissing } from "../../client/or-missing.ts";
import { path } from "../../client/path.ts";
import { remove } from "../../client/remove.ts";
import type { Context } from "../../define/definition.ts";
import { regionName } from "./region-name.ts";

type Caller = Pick<Context, "api">;

/** How review apps are made, as it is declared; what is absent is left to Heroku. */
export interface Settings {
  readonly deployTarget?: { id: string; type: "region" | "space" } | undefined;
  readonly automaticReviewApps: boolean;
  readonly baseName?: string | undefined;
  readonly destroyStaleApps: boolean;
  readonly staleDays?: number | undefined;
  readonly waitForCi: boolean;
}

/**
 * A pipeline's review app config, as `GET /pipelines/{pipeline}/review-app-config` answers. Where the pipeline's own id stands
 * is left alone: Heroku's schema and its answers disagree.
 */
const Wire = z.object({
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
  return orMissing(api.platform.send("GET", at(pipelineId), { answer: Wire }));
}

export function makeConfig(
  { api }: Caller,
  pipelineId: string,
  repo: string,
  wish: Settings,
): Promise<ReviewAppConfigWire> {
  return api.platform.send("POST", at(pipelineId), { body: { repo, ...bodyOf(wish) }, answer: Wire });
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
  return api.platform.send("PATCH", at(pipelineId), { body, answer: Wire, repeatable: true });
}

export function removeConfig({ api }: Caller, pipelineId: string): Promise<void> {
  return remove(api.platform, at(pipelineId));
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
