import { findRegion } from "../catalogue/regions.ts";
import { invalid, orNotFound } from "../problems.ts";
import type { SpaceRow, TeamRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The private space with that id or name. @throws HerokuProblem 404 */
export function findSpace(world: World, identity: string): SpaceRow {
  return orNotFound(world.store.spaces.named(identity), "space");
}

/**
 * Creates a private space, ready at once; an existing one with that name does not change.
 * @throws HerokuProblem 422 for a region that has none
 */
export function makeSpace(
  world: World,
  wish: { name: string; team: TeamRow; region?: string | undefined; shield?: boolean | undefined },
): SpaceRow {
  const found = world.store.spaces.find("name", wish.name);
  if (found) return found;
  const region = findRegion(wish.region ?? "virginia");
  if (!region.privateOnly) throw invalid(`Private Spaces are not available in the region ${region.name}.`);
  const { name, team, shield = false } = wish;
  return world.store.spaces.put({ ...world.stamp(), name, teamId: team.id, region: region.name, shield });
}
