import { noAccess } from "../access/demand.ts";
import { roleIn } from "../access/rights.ts";
import { forbidden, orNotFound } from "../problems.ts";
import type { AccountRow, TeamMemberRow, TeamRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The team with that id or name. @throws HerokuProblem 404, 403 for a team of others */
export function findTeam(world: World, identity: string, actor: AccountRow): TeamRow {
  const team = orNotFound(world.store.teams.named(identity), "team");
  if (roleIn(world, team.id, actor) === undefined) throw noAccess(`team ${team.name}`);
  return team;
}

/** The team with that id, without an access check. @throws HerokuProblem 404 */
export function teamOf({ store }: World, id: string): TeamRow {
  return orNotFound(store.teams.get(id), "team");
}

/** Whether an account may make apps and pipelines in a team: admins and members may. */
export function mayMakeIn(world: World, { id }: TeamRow, actor: AccountRow): boolean {
  const role = roleIn(world, id, actor);
  return role === "admin" || role === "member";
}

/** As `findTeam`. @throws HerokuProblem 403 when the account may not make apps in it */
export function findTeamForNewApps(world: World, identity: string, actor: AccountRow): TeamRow {
  const team = findTeam(world, identity, actor);
  if (mayMakeIn(world, team, actor)) return team;
  throw forbidden(`You do not have permission to create apps in the team ${team.name}.`);
}

/** Every team of an account. */
export function teamsOf(world: World, account: AccountRow): TeamRow[] {
  return world.store.teams.all().filter(({ id }) => roleIn(world, id, account) !== undefined);
}

/** Removes a person from a team and from all of its apps, including permissions given per app. */
export function removeMember({ store }: World, { id, teamId, accountId }: TeamMemberRow): void {
  store.members.delete(id);
  for (const given of store.collaborators.where("account", accountId)) {
    if (store.apps.get(given.appId)?.teamId === teamId) store.collaborators.delete(given.id);
  }
}
