import { z } from "zod";
import { account, inTeam, members } from "../access/access.ts";
import { roleIn } from "../access/rights.ts";
import type { Call } from "../call.ts";
import { findPerson } from "../model/accounts.ts";
import { limitOf } from "../model/limits.ts";
import { permissions } from "../model/permissions.ts";
import { removeMember, teamsOf } from "../model/teams.ts";
import { invalid, orNotFound } from "../problems.ts";
import { acts, lists, type Route, reads, writes } from "../route.ts";
import type { AccountRow, TeamMemberRow, TeamRow } from "../rows.ts";
import { wireTeamApp } from "../wire/app.ts";
import { times, type World } from "../world.ts";

const membership = z.strictObject({
  email: z.email(),
  role: z.enum(["admin", "member", "viewer", "collaborator"]),
  federated: z.boolean().optional(),
});

/** Teams, as far as they can be read, and their members. Teams come from the seed, and no invitation needs to be accepted. */
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
  reads("GET /teams/permissions", account, () => permissions),
  lists("GET /teams/{team}/members", inTeam(...members), { only: ["email", "id"] }, ({ world }, { id }) =>
    world.store.members.where("team", id).map((member) => wireMember(world, member)),
  ),
  lists("GET /teams/{team}/invitations", inTeam("admin", "member"), ["id"], () => []),
  writes("PUT /teams/{team}/members", inTeam("admin"), membership, (call, team) =>
    settle(call, team, memberKnownAs(call, team, call.body.email)),
  ),
  writes("POST /teams/{team}/members", inTeam("admin"), membership, (call, team) =>
    settle(call, team, memberKnownAs(call, team, call.body.email)),
  ),
  writes("PATCH /teams/{team}/members", inTeam("admin"), membership, (call, team) =>
    settle(call, team, theMember(call, team, call.body.email)),
  ),
  acts("DELETE /teams/{team}/members/{member}", inTeam("admin"), (call, team) => {
    const member = theMember(call, team, call.param("member"));
    refuseLastAdmin(call, member);
    removeMember(call.world, member);
    return wireMember(call.world, member);
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

function memberKnownAs({ world }: Call, { id }: TeamRow, identity: string): TeamMemberRow | undefined {
  const { accounts, members } = world.store;
  const known = (member: TeamMemberRow) => [member.id, member.accountId, accounts.get(member.accountId)?.email];
  return members.where("team", id).find((member) => known(member).includes(identity.toLowerCase()));
}

function theMember(call: Call, team: TeamRow, identity: string): TeamMemberRow {
  return orNotFound(memberKnownAs(call, team, identity), "member", "team_member");
}

function settle(call: Call<z.output<typeof membership>>, team: TeamRow, before: TeamMemberRow | undefined): object {
  const { world, body } = call;
  if (before !== undefined && body.role !== "admin") refuseLastAdmin(call, before);
  const accountId = findPerson(world, body.email).id;
  const most = limitOf(world, "membersPerTeam");
  if (before === undefined && world.store.members.where("team", team.id).length >= most) {
    throw invalid(`You can have up to ${most} members in the team ${team.name}.`);
  }
  const member = { ...world.stamp(), ...before, teamId: team.id, accountId, role: body.role, updatedAt: world.now() };
  return wireMember(world, world.store.members.put(member));
}

/** A team keeps an admin. Source: Dev Center, "Managing Organization Users". */
function refuseLastAdmin({ world }: Call, { id, teamId, role }: TeamMemberRow): void {
  const others = world.store.members.where("team", teamId).filter((other) => other.id !== id);
  if (role !== "admin" || others.some((other) => other.role === "admin")) return;
  throw invalid("A team must have at least one admin.");
}

function wireMember(world: World, member: TeamMemberRow): object {
  const account = world.store.accounts.get(member.accountId);
  return {
    ...times(member),
    email: account?.email,
    federated: false,
    id: member.id,
    identity_provider: null,
    role: member.role,
    two_factor_authentication: false,
    user: { email: account?.email, id: account?.id, name: account?.name },
  };
}
