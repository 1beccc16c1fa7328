import type { AccountRow, AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { removeAddon } from "./addons.ts";
import { removeUnusedSlugs } from "./slugs.ts";

/** Deletes an app and all that hangs on it. Its pipeline stays; add-ons of other apps only lose their attachment. */
export function removeApp(world: World, app: AppRow, actor: AccountRow): void {
  const { store } = world;
  for (const addon of store.addons.where("app", app.id)) removeAddon(world, addon, actor, app.id);
  const released = store.releases.where("app", app.id).flatMap(({ slugId }) => slugId ?? []);
  const slugs = new Set([...released, ...store.slugs.where("app", app.id).map(({ id }) => id)]);
  for (const collection of store.collections().values()) {
    if (collection.name === store.slugs.name) continue;
    for (const { id } of collection.where("app", app.id)) collection.delete(id);
  }
  for (const { id } of store.features.where("owner", app.id)) store.features.delete(id);
  store.configs.delete(app.id);
  store.apps.delete(app.id);
  removeUnusedSlugs(world, slugs);
}
