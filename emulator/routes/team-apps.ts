import { z } from "zod";
import { account, onApp } from "../access/access.ts";
import type { Call } from "../call.ts";
import { findPerson } from "../model/accounts.ts";
import { changeApp, createApp, refuseTooManyApps } from "../model/apps.ts";
import { permissions } from "../model/permissions.ts";
import { findSpace } from "../model/spaces.ts";
import { findTeamForNewApps } from "../model/teams.ts";
import { type HerokuProblem, invalid } from "../problems.ts";
import { type Route, reads, writes } from "../route.ts";
import type { AppRow, SpaceRow } from "../rows.ts";
import { wireTeamApp } from "../wire/app.ts";
import { appName } from "../wire/patterns.ts";
import type { World } from "../world.ts";

const creation = z.strictObject({
  name: appName.optional(),
  team: z.string().optional(),
  personal: z.boolean().optional(),
  locked: z.boolean().optional(),
  region: z.string().optional(),
  space: z.string().nullish(),
  stack: z.string().optional(),
  internal_routing: z.boolean().nullish(),
  feature_flags: z.array(z.string()).optional(),
  kernel: z.string().optional(),
});
const change = z.strictObject({ locked: z.boolean().optional(), owner: z.string().optional() });

/** Apps that teams own. */
export const teamAppRoutes: readonly Route[] = [
  writes("POST /teams/apps", account, creation, ({ world, actor, body }) => {
    const space = body.space ? findSpace(world, body.space) : undefined;
    const owner = body.team ?? space?.teamId;
    const team = owner === undefined || body.personal ? undefined : findTeamForNewApps(world, owner, actor);
    if (space !== undefined && team?.id !== space.teamId) throw otherTeam(world, space);
    refuseTooManyApps(world, actor, { team, space });
    return wireTeamApp(world, createApp(world, actor, { ...body, team, space }));
  }),
  reads("GET /teams/apps/{app}", onApp("view"), (call, app) => wireTeamApp(call.world, app)),
  writes("PATCH /teams/apps/{app}", onApp("transfer"), change, (call, app) => {
    const { world, body } = call;
    if (body.owner !== undefined) transferApp(world, app, newOwner(call, body.owner));
    return wireTeamApp(world, changeApp(world, app, body.locked === undefined ? {} : { locked: body.locked }));
  }),
];

function newOwner({ world, actor }: Call, to: string): Owner {
  if (to.includes("@")) return { accountId: findPerson(world, to).id };
  const team = findTeamForNewApps(world, to, actor);
  refuseTooManyApps(world, actor, { team });
  return { teamId: team.id };
}

function otherTeam(world: World, { name, teamId }: SpaceRow): HerokuProblem {
  return invalid(
    `The space ${name} belongs to the team ${world.store.teams.get(teamId)?.name}, which has to own its apps.`,
  );
}

/** Whom an app goes to. */
type Owner = { readonly teamId: string } | { readonly accountId: string };

/**
 * Gives one app to another owner, with all that hangs on it. It leaves its pipeline, and a person who had it becomes a
 * collaborator. Source: Dev Center, "Transferring Apps".
 */
function transferApp(world: World, app: AppRow, to: Owner): void {
  const { couplings } = world.store;
  if ("teamId" in to ? app.teamId === to.teamId : app.teamId === null && app.accountId === to.accountId) return;
  for (const { id } of couplings.where("app", app.id)) couplings.delete(id);
  if (app.teamId === null) stayAsCollaborator(world, app);
  changeApp(world, app, "teamId" in to ? { teamId: to.teamId } : { teamId: null, accountId: to.accountId });
}

function stayAsCollaborator(world: World, { id: appId, accountId }: AppRow): void {
  const { collaborators } = world.store;
  if (collaborators.where("app", appId).some((row) => row.accountId === accountId)) return;
  const rights = permissions.map(({ name }) => name);
  collaborators.put({ ...world.stamp(), appId, accountId, role: "collaborator", permissions: rights });
}
