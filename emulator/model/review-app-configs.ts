import { regions } from "../catalogue/regions.ts";
import { invalid, missing } from "../problems.ts";
import type { PipelineRow, RepositoryRow, ReviewAppConfigRow } from "../rows.ts";
import type { World } from "../world.ts";
import { connect, isConnectedAnyhow } from "./github.ts";
import { findSpace } from "./spaces.ts";

type Target = NonNullable<ReviewAppConfigRow["target"]>;

/** @throws HerokuProblem 404 when the pipeline has no review apps */
export function findReviewAppConfig(world: World, pipeline: PipelineRow): ReviewAppConfigRow {
  const found = world.store.reviewAppConfigs.get(pipeline.id);
  if (!found) throw missing();
  return found;
}

/**
 * The repository that review apps of a pipeline can come from.
 * @throws HerokuProblem 404 if the pipeline is not connected to GitHub, 422 when it is connected to another repository
 */
export function repositoryFor(world: World, pipeline: PipelineRow, fullName: string): RepositoryRow {
  const connected = world.store.repositories.get(pipeline.id);
  if (connected === undefined) {
    if (!isConnectedAnyhow(world)) throw missing();
    return connect(world, pipeline, fullName);
  }
  if (connected.fullName.toLowerCase() === fullName.toLowerCase()) return connected;
  throw invalid(`Pipeline ${pipeline.name} is connected to ${connected.fullName}, not to ${fullName}.`);
}

/** Where review apps are to run, by the id under which Heroku gives it back. @throws HerokuProblem 422, 404 */
export function targetOf(world: World, { id, type }: Target): Target {
  if (type === "space") return { id: findSpace(world, id).id, type };
  const region = regions.find((known) => !known.privateOnly && (known.id === id || known.name === id));
  if (!region) throw invalid(`Couldn't find that region (${id}).`);
  return { id: region.id, type };
}
