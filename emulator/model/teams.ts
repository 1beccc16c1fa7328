import { forbidden, notFound } from "../problems.ts";
import type { AccountRow, TeamMemberRow, TeamRow } from "../rows.ts";
import type { World } from "../world.ts";

/** What an account is to a team; undefined when nothing. */
export function membershipOf(world: World, team: TeamRow, account: AccountRow): TeamMemberRow | undefined {
  return world.store.members.where("team", team.id).find((member) => member.accountId === account.id);
}

/** The team with that id or name. @throws HerokuProblem 404, 403 for a team of others */
export function findTeam(world: World, identity: string, actor: AccountRow): TeamRow {
  const team = world.store.teams.get(identity) ?? world.store.teams.find("name", identity);
  if (!team) throw notFound("team");
  if (!membershipOf(world, team, actor)) throw forbidden(`You do not have access to the team ${team.name}.`);
  return team;
}

/** As `findTeam`. @throws HerokuProblem 403 when the account may not create apps in it */
export function findTeamForNewApps(world: World, identity: string, actor: AccountRow): TeamRow {
  const team = findTeam(world, identity, actor);
  const role = membershipOf(world, team, actor)?.role;
  if (role === "admin" || role === "member") return team;
  throw forbidden(`You do not have permission to create apps in the team ${team.name}.`);
}

/** Every team of an account. */
export function teamsOf(world: World, account: AccountRow): TeamRow[] {
  const memberships = world.store.members.where("account", account.id);
  return memberships.flatMap(({ teamId }) => world.store.teams.get(teamId) ?? []);
}
