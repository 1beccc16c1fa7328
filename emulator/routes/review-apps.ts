import { z } from "zod";
import { account, onApp, onPipeline, onReviewApp } from "../access/access.ts";
import { demandPipeline } from "../access/demand.ts";
import { findPipeline } from "../model/pipelines.ts";
import { removeApp } from "../model/remove-app.ts";
import { makeReviewApp } from "../model/review-apps.ts";
import { orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { ReviewAppRow } from "../rows.ts";
import { times, type World } from "../world.ts";

const creation = z.strictObject({
  branch: z.string().min(1),
  pipeline: z.string(),
  source_blob: z.looseObject({ url: z.string(), version: z.string().nullish() }),
  environment: z.record(z.string().regex(/^[\w.:[\]]+$/), z.string().nullable()).nullish(),
  pr_number: z.int().nullish(),
  fork_repo_id: z.int().nullish(),
});

/** Apps for pull requests. The local Heroku does not watch GitHub, so each is created by a request. */
export const reviewAppRoutes: readonly Route[] = [
  lists("GET /pipelines/{pipeline}/review-apps", onPipeline("read"), ["id"], (call, { id }) => {
    return call.world.store.reviewApps.where("pipeline", id).map((row) => wireReviewApp(call.world, row));
  }),
  writes("POST /review-apps", account, creation, ({ world, actor, body }) => {
    const config = Object.entries(body.environment ?? {}).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    );
    const pipeline = findPipeline(world, body.pipeline);
    demandPipeline(world, pipeline, actor, "write");
    const made = makeReviewApp(world, actor, pipeline, {
      branch: body.branch,
      pullRequest: body.pr_number ?? null,
      fork: body.fork_repo_id ?? null,
      config: Object.fromEntries(config),
    });
    return wireReviewApp(world, made);
  }),
  reads("GET /review-apps/{review_app}", onReviewApp("read"), ({ world }, row) => wireReviewApp(world, row)),
  reads("GET /apps/{app}/review-app", onApp("view"), ({ world }, app) => {
    return wireReviewApp(world, orNotFound(world.store.reviewApps.find("app", app.id), "review app"));
  }),
  acts("DELETE /review-apps/{review_app}", onReviewApp("write"), ({ world, actor }, row) => {
    const answer = { ...wireReviewApp(world, row), status: "deleting" };
    const app = world.store.apps.get(row.appId);
    if (app) removeApp(world, app, actor);
    return answer;
  }),
];

function wireReviewApp(world: World, row: ReviewAppRow): object {
  return {
    app: { id: row.appId },
    app_setup: null,
    branch: row.branch,
    ...times(row),
    creator: { id: row.accountId },
    error_status: null,
    fork_repo: row.fork === null ? null : { id: row.fork },
    id: row.id,
    message: null,
    pipeline: { id: row.pipelineId },
    pr_number: row.pullRequest,
    status: world.now() < row.readyAt ? "creating" : "created",
    wait_for_ci: row.waitsForCi,
  };
}
