import { z } from "zod";
import type { Call } from "../call.ts";
import { findPerson } from "../model/accounts.ts";
import { limitOf } from "../model/limits.ts";
import { permissions } from "../model/permissions.ts";
import { findTeam, removeMember } from "../model/teams.ts";
import { invalid, notFound } from "../problems.ts";
import { anyBody, lists, type Route, reads, writes } from "../route.ts";
import type { TeamMemberRow } from "../rows.ts";
import { times, type World } from "../world.ts";

const membership = z.strictObject({
  email: z.email(),
  role: z.enum(["admin", "member", "viewer", "collaborator"]),
  federated: z.boolean().optional(),
});

/** The members of a team. No invitation needs to be accepted. */
export const teamMemberRoutes: readonly Route[] = [
  reads("GET /teams/permissions", () => permissions),
  lists("GET /teams/{team}/members", (call) => membersOf(call).map((member) => wireMember(call.world, member)), {
    ranges: ["email", "id"],
    areRangesPublished: true,
  }),
  lists("GET /teams/{team}/invitations", (call) => {
    findTeam(call.world, call.param("team"), call.actor);
    return [];
  }),
  writes("PUT /teams/{team}/members", membership, (call) => settle(call, memberKnownAs(call, call.body.email))),
  writes("POST /teams/{team}/members", membership, (call) => settle(call, memberKnownAs(call, call.body.email))),
  writes("PATCH /teams/{team}/members", membership, (call) => settle(call, theMember(call, call.body.email))),
  writes("DELETE /teams/{team}/members/{member}", anyBody, (call) => {
    const member = theMember(call, call.param("member"));
    refuseLastAdmin(call, member);
    removeMember(call.world, member);
    return wireMember(call.world, member);
  }),
];

function membersOf(call: Call<unknown>): TeamMemberRow[] {
  return call.world.store.members.where("team", findTeam(call.world, call.param("team"), call.actor).id);
}

function memberKnownAs(call: Call<unknown>, identity: string): TeamMemberRow | undefined {
  const { accounts } = call.world.store;
  const known = (member: TeamMemberRow) => [member.id, member.accountId, accounts.get(member.accountId)?.email];
  return membersOf(call).find((member) => known(member).includes(identity.toLowerCase()));
}

function theMember(call: Call<unknown>, identity: string): TeamMemberRow {
  const found = memberKnownAs(call, identity);
  if (!found) throw notFound("member", "team_member");
  return found;
}

function settle(call: Call<z.output<typeof membership>>, before: TeamMemberRow | undefined): object {
  const { world, body } = call;
  const team = findTeam(world, call.param("team"), call.actor);
  if (before !== undefined && body.role !== "admin") refuseLastAdmin(call, before);
  const accountId = findPerson(world, body.email).id;
  const most = limitOf(world, "membersPerTeam");
  if (before === undefined && membersOf(call).length >= most) {
    throw invalid(`You can have up to ${most} members in the team ${team.name}.`);
  }
  const member = { ...world.stamp(), ...before, teamId: team.id, accountId, role: body.role, updatedAt: world.now() };
  return wireMember(world, world.store.members.put(member));
}

/** A team keeps an admin. Source: Dev Center, "Managing Organization Users". */
function refuseLastAdmin(call: Call<unknown>, { id, role }: TeamMemberRow): void {
  if (role !== "admin" || membersOf(call).some((other) => other.id !== id && other.role === "admin")) return;
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
