import { z } from "zod";
import { account, onPromotion } from "../access/access.ts";
import { demand, demandPipeline } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { findApp } from "../model/apps.ts";
import { deploy } from "../model/deploy.ts";
import { findPipeline } from "../model/pipelines.ts";
import { findRelease } from "../model/releases.ts";
import { invalid } from "../problems.ts";
import { type Route, reads, writes } from "../route.ts";
import type { AppRow, PromotionRow, ReleaseRow, SlugRow } from "../rows.ts";
import { times } from "../world.ts";

const app = z.looseObject({ id: z.string() });
const creation = z.strictObject({
  pipeline: app,
  source: z.looseObject({ app, release: app.nullish() }),
  targets: z.array(z.looseObject({ app })).min(1),
});

/** Copies of one app's slug to others of its pipeline. Config vars, add-ons and formation are not copied. */
export const pipelinePromotionRoutes: readonly Route[] = [
  writes("POST /pipeline-promotions", account, creation, (call) => {
    const { world, body } = call;
    const pipeline = findPipeline(world, body.pipeline.id);
    demandPipeline(world, pipeline, call.actor, "read");
    const source = coupled(call, pipeline.id, body.source.app.id);
    const release = findRelease(world, source.id, body.source.release?.id ?? "current");
    const slug = slugOf(call, source, release);
    const targets = body.targets.map((target) =>
      promote(call, coupled(call, pipeline.id, target.app.id), slug, source),
    );
    const row = {
      ...world.stamp(),
      pipelineId: pipeline.id,
      sourceAppId: source.id,
      sourceReleaseId: release.id,
      targets,
    };
    return { ...wirePromotion(world.store.promotions.put(row)), status: "pending" };
  }),
  reads("GET /pipeline-promotions/{promotion}", onPromotion("read"), (_call, promotion) => wirePromotion(promotion)),
  reads("GET /pipeline-promotions/{promotion}/promotion-targets", onPromotion("read"), (_call, promotion) => {
    return promotion.targets.map((target) => ({
      app: { id: target.appId },
      error_message: target.error,
      id: target.id,
      pipeline_promotion: { id: promotion.id },
      release: target.releaseId === null ? null : { id: target.releaseId },
      status: target.error === null ? "succeeded" : "failed",
    }));
  }),
];

type Creation = Call<z.output<typeof creation>>;

function coupled({ world, actor }: Creation, pipelineId: string, identity: string): AppRow {
  const found = findApp(world, identity, actor);
  demand(world, found, actor, "push code");
  if (world.store.couplings.find("app", found.id)?.pipelineId === pipelineId) return found;
  throw invalid(`App ${found.name} is not in this pipeline.`);
}

function slugOf({ world }: Creation, source: AppRow, release: ReleaseRow): SlugRow {
  if (source.stack === "container") {
    throw invalid("Pipeline promotions are not supported on apps pushed via Heroku Container Registry.");
  }
  const slug = release.slugId === null ? undefined : world.store.slugs.get(release.slugId);
  if (!slug) throw invalid(`Release v${release.version} of ${source.name} has no slug to promote.`);
  return slug;
}

function promote(
  { world, actor }: Creation,
  target: AppRow,
  slug: SlugRow,
  source: AppRow,
): PromotionRow["targets"][number] {
  const copy = world.store.slugs.put({ ...slug, ...world.stamp(), appId: target.id });
  const described = `Promote ${source.name} ${(slug.commit ?? slug.id).slice(0, 8)}`;
  const { id: releaseId } = deploy(world, target, actor, copy, described);
  return { id: world.ids.uuid(), appId: target.id, releaseId, error: null };
}

function wirePromotion(row: PromotionRow): object {
  return {
    ...times(row),
    id: row.id,
    pipeline: { id: row.pipelineId },
    source: { app: { id: row.sourceAppId }, release: { id: row.sourceReleaseId } },
    status: "completed",
  };
}
