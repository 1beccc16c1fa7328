import { account, inTeam, members } from "../access/access.ts";
import { roleIn } from "../access/rights.ts";
import { limitOf } from "../model/limits.ts";
import { teamsOf } from "../model/teams.ts";
import { lists, type Route, reads } from "../route.ts";
import type { AccountRow, TeamRow } from "../rows.ts";
import { wireTeamApp } from "../wire/app.ts";
import { times, type World } from "../world.ts";

/** Teams, as far as they can be read. They come from the seed. */
export const teamRoutes: readonly Route[] = [
  lists("GET /teams", account, ["id"], ({ world, actor }) =>
    teamsOf(world, actor).map((team) => wireTeam(world, team, actor)),
  ),
  reads("GET /teams/{team}", inTeam(...members, "collaborator"), ({ world, actor }, team) =>
    wireTeam(world, team, actor),
  ),
  lists("GET /teams/{team}/apps", inTeam(...members), ["id", "name", "updated_at"], (call, team) => {
    return call.world.store.apps.where("team", team.id).map((app) => wireTeamApp(call.world, app));
  }),
];

function wireTeam(world: World, team: TeamRow, actor: AccountRow): object {
  const role = roleIn(world, team.id, actor) ?? null;
  return {
    ...times(team),
    credit_card_collections: true,
    default: false,
    enterprise_account: null,
    id: team.id,
    identity_provider: null,
    membership_limit: limitOf(world, "membersPerTeam"),
    name: team.name,
    provisioned_licenses: false,
    role,
    type: "team",
  };
}
