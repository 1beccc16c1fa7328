import { findPipeline } from "../model/pipelines.ts";
import { newestRelease } from "../model/releases.ts";
import { lists, type Route } from "../route.ts";
import { wireRelease } from "../wire/release.ts";

/** The newest release of each app of a pipeline, whatever became of it. */
export const pipelineReleaseRoutes: readonly Route[] = [
  lists("GET /pipelines/{pipeline}/latest-releases", (call) => {
    const { world } = call;
    const { id } = findPipeline(world, call.param("pipeline"));
    const newest = world.store.couplings
      .where("pipeline", id)
      .flatMap(({ appId }) => newestRelease(world, appId) ?? []);
    return newest.map((release) => wireRelease(world, release));
  }),
];
