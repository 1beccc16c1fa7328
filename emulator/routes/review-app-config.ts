import { z } from "zod";
import { onPipeline } from "../access/access.ts";
import { findReviewAppConfig, repositoryFor, targetOf } from "../model/review-app-configs.ts";
import { invalid, missing } from "../problems.ts";
import { acts, type Route, reads, writes } from "../route.ts";
import type { ReviewAppConfigRow } from "../rows.ts";
import type { World } from "../world.ts";

const uuid = "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}";
const settings = {
  automatic_review_apps: z.boolean().optional(),
  destroy_stale_apps: z.boolean().optional(),
  stale_days: z.int().min(1).max(30).optional(),
  wait_for_ci: z.boolean().optional(),
  base_name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .nullish(),
  deploy_target: z
    .strictObject({ id: z.string().regex(new RegExp(`^${uuid}$|^[a-z]{2}$`)), type: z.enum(["space", "region"]) })
    .nullish(),
};
// Heroku's command line names the pipeline in the body too, and in a change the repository.
const creation = z.looseObject({ repo: z.string(), ...settings });
const change = z.looseObject(settings);
type Settings = z.output<typeof change>;

/** The review app settings of a pipeline; none until the pipeline is connected to GitHub. */
export const reviewAppConfigRoutes: readonly Route[] = [
  reads("GET /pipelines/{pipeline}/review-app-config", onPipeline("read"), (call, pipeline) => {
    return wireConfig(findReviewAppConfig(call.world, pipeline));
  }),
  writes("POST /pipelines/{pipeline}/review-app-config", onPipeline("write"), creation, ({ world, body }, pipeline) => {
    const { number } = repositoryFor(world, pipeline, body.repo);
    if (world.store.reviewAppConfigs.get(pipeline.id)) {
      throw invalid(`Review apps are already enabled for the pipeline ${pipeline.name}.`);
    }
    return wireConfig(
      world.store.reviewAppConfigs.put(changed(world, { ...usual, id: pipeline.id, repository: number }, body)),
    );
  }),
  writes("PATCH /pipelines/{pipeline}/review-app-config", onPipeline("write"), change, ({ world, body }, pipeline) => {
    const config = findReviewAppConfig(world, pipeline);
    return wireConfig(world.store.reviewAppConfigs.put(changed(world, config, body)));
  }),
  acts("DELETE /pipelines/{pipeline}/review-app-config", onPipeline("write"), (call, pipeline) => {
    const config = findReviewAppConfig(call.world, pipeline);
    call.world.store.reviewAppConfigs.delete(config.id);
    return wireConfig(config);
  }),
  reads("GET /pipelines/{pipeline}/repo", onPipeline("read"), (call, pipeline) => {
    const repository = call.world.store.repositories.get(pipeline.id);
    if (!repository) throw missing();
    return { full_name: repository.fullName, id: repository.number };
  }),
];

/** What is not said at the creation. */
const usual: Omit<ReviewAppConfigRow, "id" | "repository"> = {
  automatic: false,
  destroysStale: false,
  staleDays: 5,
  waitsForCi: false,
  baseName: null,
  target: null,
};

function changed(world: World, before: ReviewAppConfigRow, wish: Settings): ReviewAppConfigRow {
  const { base_name: baseName, deploy_target: target } = wish;
  return {
    ...before,
    automatic: wish.automatic_review_apps ?? before.automatic,
    destroysStale: wish.destroy_stale_apps ?? before.destroysStale,
    staleDays: wish.stale_days ?? before.staleDays,
    waitsForCi: wish.wait_for_ci ?? before.waitsForCi,
    ...(baseName !== undefined && { baseName }),
    ...(target !== undefined && { target: target && targetOf(world, target) }),
  };
}

/** With the pipeline nested, as Heroku's answers have it; its schema says `pipeline_id`. */
function wireConfig(config: ReviewAppConfigRow): object {
  return {
    automatic_review_apps: config.automatic,
    base_name: config.baseName,
    deploy_target: config.target,
    destroy_stale_apps: config.destroysStale,
    pipeline: { id: config.id },
    repo: { id: config.repository },
    stale_days: config.staleDays,
    wait_for_ci: config.waitsForCi,
  };
}
