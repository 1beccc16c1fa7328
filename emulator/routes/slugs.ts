import { z } from "zod";
import { onApp } from "../access/access.ts";
import { findStack } from "../catalogue/stacks.ts";
import { refuseSlugs } from "../model/deploy.ts";
import { slugOf } from "../model/slugs.ts";
import { type Route, reads, writes } from "../route.ts";
import type { SlugRow } from "../rows.ts";
import { times, type World } from "../world.ts";

const creation = z.strictObject({
  process_types: z.record(z.string().regex(/^[-\w]{1,128}$/), z.string()),
  checksum: z.string().nullish(),
  commit: z.string().nullish(),
  commit_description: z.string().nullish(),
  stack: z.string().optional(),
  buildpack_provided_description: z.string().nullish(),
});

/** What a release runs. Its archive is put to the address in `blob`; only its size is kept. */
export const slugRoutes: readonly Route[] = [
  writes("POST /apps/{app}/slugs", onApp("push code"), creation, (call, app) => {
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
