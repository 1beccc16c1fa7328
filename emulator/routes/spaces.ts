import { z } from "zod";
import { account, inSpace, members } from "../access/access.ts";
import { findRegion } from "../catalogue/regions.ts";
import { appsOf } from "../model/apps.ts";
import { teamsOf } from "../model/teams.ts";
import { invalid } from "../problems.ts";
import { lists, type Route, reads, writes } from "../route.ts";
import type { SpaceRow } from "../rows.ts";
import { cedar } from "../wire/app.ts";
import { times, type World } from "../world.ts";

const change = z.strictObject({ name: z.string().regex(/^[a-z0-9](?:[a-z0-9]|-(?!-))+[a-z0-9]$/) });

/** Private Spaces: what they are, and another name for one. Their networks are not emulated. */
export const spaceRoutes: readonly Route[] = [
  lists("GET /spaces", account, ["id"], ({ world, actor }) => {
    const teams = new Set(teamsOf(world, actor).map(({ id }) => id));
    const homes = new Set(appsOf(world, actor).map(({ spaceId }) => spaceId));
    const seen = world.store.spaces.all().filter(({ id, teamId }) => teams.has(teamId) || homes.has(id));
    return seen.map((space) => wireSpace(world, space));
  }),
  reads("GET /spaces/{space}", inSpace(...members), ({ world }, space) => wireSpace(world, space)),
  writes("PATCH /spaces/{space}", inSpace("admin"), change, ({ world, body: { name } }, space) => {
    const other = world.store.spaces.find("name", name);
    if (other !== undefined && other.id !== space.id) throw invalid(`Name ${name} is already taken`);
    return wireSpace(world, world.store.spaces.put({ ...space, name, updatedAt: world.now() }));
  }),
];

function wireSpace(world: World, space: SpaceRow): object {
  const team = world.store.teams.get(space.teamId);
  const region = findRegion(space.region);
  return {
    ...times(space),
    cidr: "10.0.0.0/16",
    data_cidr: "10.1.0.0/16",
    generation: cedar,
    id: space.id,
    name: space.name,
    organization: { name: team?.name },
    region: { id: region.id, name: region.name },
    shield: space.shield,
    state: "allocated",
    team: { id: space.teamId, name: team?.name },
  };
}
