import { notFound } from "../problems.ts";
import type { PipelineRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The pipeline with that id or name. @throws HerokuProblem 404 */
export function findPipeline(world: World, identity: string): PipelineRow {
  const found = world.store.pipelines.get(identity) ?? world.store.pipelines.find("name", identity);
  if (!found) throw notFound("pipeline");
  return found;
}
