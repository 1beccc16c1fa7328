import { orNotFound } from "../problems.ts";
import type { PipelineRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The pipeline with that id or name. @throws HerokuProblem 404 */
export function findPipeline(world: World, identity: string): PipelineRow {
  return orNotFound(world.store.pipelines.named(identity), "pipeline");
}

/** Deletes a pipeline and what belongs to it alone; its apps stay, those for review too. */
export function removePipeline({ store }: World, { id }: PipelineRow): void {
  for (const collection of [store.couplings, store.reviewApps]) {
    for (const row of collection.where("pipeline", id)) collection.delete(row.id);
  }
  for (const collection of [store.reviewAppConfigs, store.repositories, store.pipelines]) collection.delete(id);
}
