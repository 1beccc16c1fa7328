import type { AccountRow, AppRow, ReleaseRow, SlugRow } from "../rows.ts";
import type { World } from "../world.ts";
import { changeApp } from "./apps.ts";
import { applyProcessTypes } from "./formation.ts";
import { makeRelease } from "./releases.ts";

/** Runs a slug of the app from now on. */
export function deploy(world: World, app: AppRow, actor: AccountRow, slug: SlugRow, description: string): ReleaseRow {
  applyProcessTypes(world, app, slug);
  changeApp(world, app, { stack: slug.stack });
  return makeRelease(world, app, actor, { description, slugId: slug.id });
}
