import { noAccess } from "../access/demand.ts";
import { sees } from "../access/rights.ts";
import { findRegion } from "../catalogue/regions.ts";
import { findStack } from "../catalogue/stacks.ts";
import { invalid, orNotFound } from "../problems.ts";
import type { AccountRow, AppRow, SpaceRow, TeamRow } from "../rows.ts";
import type { World } from "../world.ts";
import { limitOf } from "./limits.ts";
import { makeRelease } from "./releases.ts";

/** The app with that id or name. @throws HerokuProblem 404, 403 for another owner's */
export function findApp(world: World, identity: string, actor: AccountRow): AppRow {
  const app = orNotFound(world.store.apps.named(identity), "app");
  if (!sees(world, app, actor)) throw noAccess(`app ${app.name}`);
  return app;
}

/** Every app that an account sees. */
export function appsOf(world: World, actor: AccountRow): AppRow[] {
  return world.store.apps.all().filter((app) => sees(world, app, actor));
}

/** @throws HerokuProblem 422 if any app has that name already */
export function refuseTakenName(world: World, name: string): void {
  if (world.store.apps.find("name", name)) throw invalid(`Name ${name} is already taken`);
}

/** @throws HerokuProblem 422 where the owner or the space has as many apps as it may have. The first text is Heroku's own (heroku/hatchet#90). */
export function refuseTooManyApps(world: World, actor: AccountRow, { team, space }: Home): void {
  const { apps } = world.store;
  const most = limitOf(world, team ? "appsPerTeam" : "appsPerAccount");
  const owned = team
    ? apps.where("team", team.id)
    : apps.all().filter(({ teamId, accountId }) => teamId === null && accountId === actor.id);
  if (owned.length >= most) {
    throw invalid(
      `You've reached your app limit of ${most} apps. Delete some apps or open a ticket at https://help.heroku.com/new/increase-limits to have this limit increased.`,
    );
  }
  const mostInSpace = limitOf(world, "appsPerSpace");
  if (space && apps.all().filter(({ spaceId }) => spaceId === space.id).length >= mostInSpace) {
    throw invalid(`You can have up to ${mostInSpace} apps in the space ${space.name}.`);
  }
}

interface Home {
  readonly team?: TeamRow | undefined;
  readonly space?: SpaceRow | undefined;
}

/** Makes an app with its first releases, as Heroku does. */
export function createApp(
  world: World,
  actor: AccountRow,
  wish: {
    name?: string | undefined;
    team?: TeamRow | undefined;
    region?: string | undefined;
    space?: SpaceRow | undefined;
    stack?: string | undefined;
    locked?: boolean | undefined;
  },
): AppRow {
  const name = wish.name ?? freeName(world);
  refuseTakenName(world, name);
  const stack = findStack(wish.stack).name;
  const app = world.store.apps.put({
    ...world.stamp(),
    name,
    accountId: actor.id,
    teamId: wish.team?.id ?? null,
    region: regionOf(wish),
    ...(wish.space && { spaceId: wish.space.id }),
    stack,
    buildStack: stack,
    maintenance: false,
    locked: wish.locked ?? false,
    acmSince: null,
    releasedAt: null,
    slugSize: null,
    webHash: world.ids.hex(6),
    buildpacks: [],
  });
  makeRelease(world, app, actor, { description: "Initial release" });
  makeRelease(world, app, actor, { description: "Enable Logplex" });
  return currentApp(world, app);
}

/** The same app as it stands now. */
function currentApp(world: World, app: AppRow): AppRow {
  return world.store.apps.get(app.id) ?? app;
}

/** Changes some of an app's properties. */
export function changeApp(world: World, app: AppRow, change: Partial<AppRow>): AppRow {
  return world.store.apps.put({ ...currentApp(world, app), ...change, updatedAt: world.now() });
}

/** A private space has a region, and its apps have no other. */
function regionOf({ region, space }: { region?: string | undefined; space?: SpaceRow | undefined }): string {
  const { name, privateOnly } = findRegion(region ?? space?.region);
  if (space === undefined && privateOnly) throw invalid(`Apps in the region ${name} have to be in a Private Space.`);
  if (space !== undefined && name !== space.region) {
    throw invalid(`The space ${space.name} is in the region ${space.region}, not in ${name}.`);
  }
  return name;
}

function freeName(world: World): string {
  const name = `quiet-river-${world.ids.hex(3)}`;
  return world.store.apps.find("name", name) ? freeName(world) : name;
}
