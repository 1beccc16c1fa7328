import type { AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { changeApp } from "./apps.ts";
import { permissions } from "./permissions.ts";

/** Whom an app goes to. */
export type Owner = { readonly teamId: string } | { readonly accountId: string };

/**
 * Gives one app to another owner, with all that hangs on it. It leaves its pipeline, and a person who had it becomes a
 * collaborator. Source: Dev Center, "Transferring Apps".
 */
export function transferApp(world: World, app: AppRow, to: Owner): void {
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
