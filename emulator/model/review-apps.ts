import type { AccountRow, PipelineRow, ReviewAppConfigRow, ReviewAppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { createApp, refuseTooManyApps } from "./apps.ts";
import { makeRelease } from "./releases.ts";
import { findReviewAppConfig } from "./review-app-configs.ts";

/** What a review app is made for. */
export interface ReviewAppWish extends Pick<ReviewAppRow, "branch" | "pullRequest" | "fork"> {
  /** Config vars beside those of the pipeline. */
  readonly config: Readonly<Record<string, string>>;
}

const longestName = 30;

/**
 * Makes an app in the pipeline's stage `review`, with the config vars that the pipeline has for it now. Nothing is built.
 * @throws HerokuProblem 404 when the pipeline has no review apps
 */
export function makeReviewApp(
  world: World,
  actor: AccountRow,
  pipeline: PipelineRow,
  wish: ReviewAppWish,
): ReviewAppRow {
  const { store } = world;
  const config = findReviewAppConfig(world, pipeline);
  const { branch, pullRequest, fork } = wish;
  const home = { team: store.teams.get(pipeline.owner.id), ...placeOf(world, config) };
  refuseTooManyApps(world, actor, home);
  const app = createApp(world, actor, {
    name: freeName(world, config.baseName ?? pipeline.name, endOf(wish)),
    ...home,
  });
  const own = { HEROKU_APP_NAME: app.name, HEROKU_BRANCH: branch };
  const number = pullRequest === null ? {} : { HEROKU_PR_NUMBER: String(pullRequest) };
  const vars = { ...pipeline.config.review, ...wish.config, ...own, ...number };
  store.configs.put({ id: app.id, vars });
  makeRelease(world, app, actor, { description: `Set ${Object.keys(vars).join(", ")} config vars` });
  store.couplings.put({ ...world.stamp(), appId: app.id, pipelineId: pipeline.id, stage: "review" });
  return store.reviewApps.put({
    ...world.stamp(),
    appId: app.id,
    pipelineId: pipeline.id,
    accountId: actor.id,
    branch,
    pullRequest,
    fork,
    waitsForCi: config.waitsForCi,
    readyAt: world.now() + world.timings.provisioningMs,
  });
}

function placeOf({ store }: World, { target }: ReviewAppConfigRow) {
  if (target === null) return {};
  return target.type === "region" ? { region: target.id } : { space: store.spaces.get(target.id) };
}

/** `pr-12`, or what of the branch's name can be in an app's. */
function endOf({ branch, pullRequest }: ReviewAppWish): string {
  if (pullRequest !== null) return `pr-${pullRequest}`;
  const plain = branch.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 12).replace(/^-|-$/g, "") || "branch";
}

function freeName(world: World, base: string, end: string): string {
  const name = named(base, end);
  return world.store.apps.find("name", name) ? named(base, `${end}-${world.ids.hex(2)}`) : name;
}

function named(base: string, end: string): string {
  return `${base.slice(0, longestName - 1 - end.length).replace(/-+$/, "")}-${end}`;
}
