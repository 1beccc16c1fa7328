import { demand } from "../access/demand.ts";
import { notFound, orNotFound } from "../problems.ts";
import type { AccountRow, AppRow, SlugRow } from "../rows.ts";
import type { World } from "../world.ts";

/**
 * The slug that an app may release: its own, or that of another app whose code the account can read.
 * Source: Dev Center, "Copying Slugs". @throws HerokuProblem 404, 403 for the code of others
 */
export function slugToRelease(world: World, app: AppRow, actor: AccountRow, id: string | null): SlugRow {
  const slug = orNotFound(id === null ? undefined : world.store.slugs.get(id), "slug");
  const owner = world.store.apps.get(slug.appId);
  if (owner && owner.id !== app.id && !runs(world, app, slug)) demand(world, owner, actor, "see code");
  return slug;
}

/** The slug of that id that an app made or has released. @throws HerokuProblem 404 */
export function slugOf(world: World, app: AppRow, id: string | null): SlugRow {
  const slug = id === null ? undefined : world.store.slugs.get(id);
  if (!slug || (slug.appId !== app.id && !runs(world, app, slug))) throw notFound("slug");
  return slug;
}

/** Removes those slugs that no app has made and no release runs any more. */
export function removeUnusedSlugs({ store }: World, ids: Iterable<string>): void {
  for (const id of ids) {
    const slug = store.slugs.get(id);
    if (slug && !store.apps.get(slug.appId) && !store.releases.find("slug", id)) store.slugs.delete(id);
  }
}

function runs({ store }: World, { id }: AppRow, slug: SlugRow): boolean {
  return store.releases.where("slug", slug.id).some(({ appId }) => appId === id);
}
