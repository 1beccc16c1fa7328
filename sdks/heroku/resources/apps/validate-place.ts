import type { Heroku } from "../../client/heroku.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { ifReadable } from "../lifecycle/if-readable.ts";
import { oneOf } from "../lifecycle/one-of.ts";
import { regions, spaceNamed, stacks } from "./platform-catalogue.ts";

/** Refuses a stack that Heroku does not have, or has no more. */
export async function refuseUnknownStack(api: Heroku, stack: string): Promise<void> {
  const offered = await ifReadable(stacks(api));
  if (offered === undefined || offered.some(({ name }) => name === stack)) return;
  throw new Error(`stack: expected a stack that Heroku has, ${oneOf(offered.map(({ name }) => name))}, got ${stack}`);
}

/** Refuses a region in which no app of the Common Runtime can be. In a private space the region says nothing. */
export async function refuseUnknownRegion(api: Heroku, region: string): Promise<void> {
  const all = await ifReadable(regions(api));
  if (all === undefined) return;
  const common = all.filter((each) => !each.private_capable).map(({ name }) => name);
  if (common.includes(region)) return;
  const isPrivate = all.some(({ name }) => name === region);
  const remedy = isPrivate ? "; apps in that region have to be in a private space: declare its name as space" : "";
  throw new Error(`region: expected a region of the Common Runtime, ${oneOf(common)}, got ${region}${remedy}`);
}

/**
 * Refuses a private space that is not there, such as one that was renamed, or that another team has: an app never moves between
 * spaces, so its replacement would delete it before Heroku refuses the new one.
 */
export async function refuseUnknownSpace(api: Heroku, space: string, team: string): Promise<void> {
  const found = await ifReadable(spaceOrMissing(api, space));
  if (found === undefined) return;
  if ("missing" in found) {
    throw new Error(
      `space: expected a private space that exists, got ${space} (Heroku: ${found.missing.message}); if it was renamed, write its new name: nothing else changes`,
      { cause: found.missing },
    );
  }
  const owner = found.team?.name;
  if (owner === undefined || owner === team) return;
  throw new Error(`space: expected a private space of team ${team}, got ${space}, which belongs to team ${owner}`);
}

/** Refuses a region or a private space in which no review app can be. */
export async function refuseUnknownTarget(
  api: Heroku,
  { id, type }: { id: string; type: "region" | "space" },
): Promise<void> {
  if (type === "space") {
    const space = await ifReadable(spaceOrMissing(api, id));
    if (space === undefined || !("missing" in space)) return;
    throw new Error(`deployTarget.id: expected the id of a private space, got ${id}, which the key sees none of`);
  }
  const all = await ifReadable(regions(api));
  if (all === undefined || all.some((region) => region.name === id || region.id === id)) return;
  throw new Error(`deployTarget.id: expected a region, ${oneOf(all.map(({ name }) => name))}, got ${id}`);
}

/** A key that may not look at spaces can make apps in them: so only a 404 says that there is none. */
async function spaceOrMissing(api: Heroku, space: string) {
  try {
    return await spaceNamed(api, space);
  } catch (error) {
    if (error instanceof HerokuError && error.status === 404) return { missing: error };
    throw error;
  }
}
