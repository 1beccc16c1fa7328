import { invalid } from "../problems.ts";
import type { AccountRow, AppRow, ReleaseRow, SlugRow } from "../rows.ts";
import type { World } from "../world.ts";
import { changeApp } from "./apps.ts";
import { applyProcessTypes } from "./formation.ts";
import { type Images, makeRelease } from "./releases.ts";

/** The stack whose apps run images instead of slugs. */
export const container = "container";

/** Runs a slug of the app from now on. */
export function deploy(world: World, app: AppRow, actor: AccountRow, slug: SlugRow, description: string): ReleaseRow {
  applyProcessTypes(world, app, slug.processTypes);
  changeApp(world, app, { stack: slug.stack });
  return makeRelease(world, app, actor, { description, code: { slugId: slug.id } });
}

/** Runs those images from now on, each by the command that it has in itself. */
export function deployImages(
  world: World,
  app: AppRow,
  actor: AccountRow,
  images: Images,
  description: string,
): ReleaseRow {
  applyProcessTypes(world, app, Object.fromEntries(Object.keys(images).map((type) => [type, ""])));
  changeApp(world, app, { stack: container });
  return makeRelease(world, app, actor, { description, code: { images } });
}

/** @throws HerokuProblem 422 for an app that is released by image */
export function refuseSlugs(app: AppRow): void {
  if (app.buildStack !== container) return;
  throw invalid(`${app.name} is on the container stack, which runs no slugs: release images instead.`);
}
