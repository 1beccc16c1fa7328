import { z } from "zod";
import { onApp, onPipeline } from "../access/access.ts";
import { demand } from "../access/demand.ts";
import type { Call } from "../call.ts";
import { findStack } from "../catalogue/stacks.ts";
import { addonVars } from "../model/config.ts";
import { deploy, deployImages, refuseSlugs } from "../model/deploy.ts";
import { findRelease, newestRelease } from "../model/releases.ts";
import { slugOf, slugToRelease } from "../model/slugs.ts";
import { invalid } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { AppRow, ReleaseRow, SlugRow } from "../rows.ts";
import { identity } from "../wire/patterns.ts";
import { hasCode, wireRelease, wireReleases } from "../wire/release.ts";
import { times, type World } from "../world.ts";

const creation = z.strictObject({
  slug: identity.optional(),
  release: identity.optional(),
  description: z.string().optional(),
  oci_image: z.string().optional(),
});
const slugCreation = z.strictObject({
  process_types: z.record(z.string().regex(/^[-\w]{1,128}$/), z.string()),
  checksum: z.string().nullish(),
  commit: z.string().nullish(),
  commit_description: z.string().nullish(),
  stack: z.string().optional(),
  buildpack_provided_description: z.string().nullish(),
});

/**
 * Releases: of a slug, or back to an earlier one; those of images are made by the formation. And slugs, which releases run: an archive is
 * put to the address in `blob`, and only its size is kept.
 */
export const releaseRoutes: readonly Route[] = [
  lists("GET /apps/{app}/releases", onApp("view"), ["version", "id"], (call, app) => wireReleases(call.world, app.id)),
  reads("GET /apps/{app}/releases/{release}", onApp("view"), (call, app) => {
    return wireRelease(call.world, findRelease(call.world, app.id, call.param("release")));
  }),
  writes("POST /apps/{app}/releases", onApp("roll back"), creation, (call, app) => {
    const { slug, release, oci_image: image } = call.body;
    if (image !== undefined) throw invalid("Releases of OCI images are not emulated.");
    if (slug !== undefined) {
      demand(call.world, app, call.actor, "push code");
      return wireRelease(call.world, ofSlug(call, app, slug));
    }
    if (release !== undefined) return wireRelease(call.world, rollBack(call, app, release));
    throw invalid("Require params: slug.");
  }),
  lists("GET /pipelines/{pipeline}/latest-releases", onPipeline("read"), ["id"], ({ world }, { id }) => {
    const couplings = world.store.couplings.where("pipeline", id);
    const newest = couplings.flatMap(({ appId }) => newestRelease(world, appId) ?? []);
    return newest.map((release) => wireRelease(world, release));
  }),
  writes("POST /apps/{app}/slugs", onApp("push code"), slugCreation, (call, app) => {
    const { world, body } = call;
    refuseSlugs(app);
    const slug = world.store.slugs.put({
      ...world.stamp(),
      appId: app.id,
      processTypes: body.process_types,
      checksum: body.checksum ?? null,
      commit: body.commit ?? null,
      commitDescription: body.commit_description ?? null,
      buildpackDescription: body.buildpack_provided_description ?? null,
      stack: findStack(body.stack ?? app.buildStack).name,
      size: null,
    });
    return wireSlug(world, slug, "put");
  }),
  reads("GET /apps/{app}/slugs/{slug}", onApp("see code"), (call, app) => {
    return wireSlug(call.world, slugOf(call.world, app, call.param("slug")), "get");
  }),
];

type Creation = Call<z.output<typeof creation>>;

function ofSlug({ world, actor, body }: Creation, app: AppRow, slugId: string): ReleaseRow {
  refuseSlugs(app);
  const slug = slugToRelease(world, app, actor, slugId);
  return deploy(world, app, actor, slug, body.description ?? `Deploy ${(slug.commit ?? slug.id).slice(0, 8)}`);
}

/** The earlier slug or images with the config vars of their time; add-ons stay as they are. */
function rollBack({ world, actor }: Creation, app: AppRow, identityOfRelease: string): ReleaseRow {
  const target = findRelease(world, app.id, identityOfRelease);
  if (!hasCode(target)) throw invalid(`Cannot roll back to v${target.version}: it has no slug.`);
  const owned = new Set([...Object.keys(addonVars(world, app.id)), ...(target.addonVars ?? [])]);
  const vars = Object.entries(target.config).filter(([name]) => !owned.has(name));
  world.store.configs.put({ id: app.id, vars: Object.fromEntries(vars) });
  const description = `Rollback to v${target.version}`;
  if (target.images) return deployImages(world, app, actor, target.images, description);
  return deploy(world, app, actor, slugOf(world, app, target.slugId), description);
}

function wireSlug(world: World, slug: SlugRow, method: "put" | "get"): object {
  const { id, name } = findStack(slug.stack);
  return {
    blob: { method, url: `${world.origin}/_local/blobs/${slug.id}` },
    buildpack_provided_description: slug.buildpackDescription,
    checksum: slug.checksum,
    commit: slug.commit,
    commit_description: slug.commitDescription,
    deleted_at: null,
    id: slug.id,
    process_types: slug.processTypes,
    size: slug.size,
    stack: { id, name },
    ...times(slug),
  };
}
