import { type Permission, permissions } from "../model/permissions.ts";
import type { AccountRow, AppRow, PipelineRow, TeamMemberRow } from "../rows.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { type Action, type ActionName, actions } from "./actions.ts";

type Role = TeamMemberRow["role"];

const all = permissions.map(({ name }) => name);

/** What an account is in a team; who only has rights on one of its apps is a collaborator. Undefined for all others. */
export function roleIn({ store }: World, teamId: string, account: AccountRow): Role | undefined {
  const member = membership(store, teamId, account);
  if (member) return member.role;
  const apps = store.collaborators.where("account", account.id).map(({ appId }) => store.apps.get(appId));
  return apps.some((app) => app?.teamId === teamId) ? "collaborator" : undefined;
}

/**
 * The permissions of an account on an app; none where it has no access. An admin of the team has all, and so has a member on an app
 * that the member made; other members and viewers have `view`, on a locked app only by being added.
 */
function permissionsOn(world: World, app: AppRow, account: AccountRow): ReadonlySet<string> {
  const given = world.store.collaborators.where("account", account.id).filter(({ appId }) => appId === app.id);
  return new Set([...byOwnership(world, app, account), ...given.flatMap((row) => row.permissions)]);
}

function byOwnership(world: World, app: AppRow, account: AccountRow): readonly Permission[] {
  if (app.teamId === null) return app.accountId === account.id ? all : [];
  const role = membership(world.store, app.teamId, account)?.role;
  if (role === "admin" || (role === "member" && app.accountId === account.id)) return all;
  return (role === "member" || role === "viewer") && !app.locked ? ["view"] : [];
}

/** Whether an account has any access to an app. */
export function sees(world: World, app: AppRow, account: AccountRow): boolean {
  return permissionsOn(world, app, account).size > 0;
}

/** Whether an account may do something to an app. */
export function may(world: World, app: AppRow, account: AccountRow, name: ActionName): boolean {
  const action: Action = actions[name];
  const own = permissionsOn(world, app, account);
  // Collaborators of a personal app have no permissions one by one: they may do all but what is the owner's.
  if (app.teamId === null && app.accountId !== account.id) return own.size > 0 && action.ownerOnly === undefined;
  return action.needs.some((permission) => own.has(permission));
}

/** Whether an account may read a pipeline: its owner, all of its team but collaborators, and who has access to an app in it. */
export function maySeePipeline(world: World, pipeline: PipelineRow, account: AccountRow): boolean {
  if (mayWritePipeline(world, pipeline, account)) return true;
  if (pipeline.owner.type === "team" && roleIn(world, pipeline.owner.id, account) === "viewer") return true;
  const apps = world.store.couplings.where("pipeline", pipeline.id).map(({ appId }) => world.store.apps.get(appId));
  return apps.some((app) => app !== undefined && sees(world, app, account));
}

/** Whether an account may change a pipeline: its owner, or an admin or member of the team that owns it. */
export function mayWritePipeline(world: World, { owner }: PipelineRow, account: AccountRow): boolean {
  if (owner.type === "user") return owner.id === account.id;
  const role = roleIn(world, owner.id, account);
  return role === "admin" || role === "member";
}

function membership({ members }: Store, teamId: string, account: AccountRow): TeamMemberRow | undefined {
  return members.where("account", account.id).find((member) => member.teamId === teamId);
}
