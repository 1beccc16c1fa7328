import type { AccountRow, PipelineRow } from "../rows.ts";
import type { World } from "../world.ts";
import { roleIn, sees } from "./rights.ts";

/** Whether an account may read a pipeline: its owner, all of its team but collaborators, and who has access to an app in it. */
export function maySee(world: World, pipeline: PipelineRow, account: AccountRow): boolean {
  if (mayWrite(world, pipeline, account)) return true;
  if (pipeline.owner.type === "team" && roleIn(world, pipeline.owner.id, account) === "viewer") return true;
  const apps = world.store.couplings.where("pipeline", pipeline.id).map(({ appId }) => world.store.apps.get(appId));
  return apps.some((app) => app !== undefined && sees(world, app, account));
}

/** Whether an account may change a pipeline: its owner, or an admin or member of the team that owns it. */
export function mayWrite(world: World, { owner }: PipelineRow, account: AccountRow): boolean {
  if (owner.type === "user") return owner.id === account.id;
  const role = roleIn(world, owner.id, account);
  return role === "admin" || role === "member";
}
