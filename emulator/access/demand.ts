import { forbidden, type HerokuProblem } from "../problems.ts";
import type { AccountRow, AppRow, PipelineRow, TeamMemberRow, TeamRow } from "../rows.ts";
import { ownerOf } from "../wire/app.ts";
import type { World } from "../world.ts";
import { type Action, type ActionName, actions } from "./actions.ts";
import { may, maySeePipeline, mayWritePipeline, roleIn, sees } from "./rights.ts";

export type Role = TeamMemberRow["role"];

/** What an account may do with a pipeline. */
export type PipelineRight = "read" | "write";

/** @throws HerokuProblem 403 where the account may not do that to the app */
export function demand(world: World, app: AppRow, account: AccountRow, name: ActionName): void {
  if (!sees(world, app, account)) throw noAccess(`app ${app.name}`);
  if (may(world, app, account, name)) return;
  const { doing, needs }: Action = actions[name];
  const permission = needs.join(" or ");
  // Heroku's own words, both.
  if (app.teamId === null) {
    const { email } = ownerOf(world, app);
    throw forbidden(
      `You do not have permission to ${doing} on ${app.name}. Only the app owner, ${email}, can do that.`,
    );
  }
  throw forbidden(
    `You do not have permission to ${doing} on ${app.name}. You need to have the ${permission} permission on this app.`,
  );
}

/** @throws HerokuProblem 403 where the account has none of these roles in the team */
export function demandRole(world: World, team: TeamRow, account: AccountRow, roles: readonly Role[]): void {
  const role = roleIn(world, team.id, account);
  if (role === undefined) throw noAccess(`team ${team.name}`);
  if (!roles.includes(role)) {
    throw forbidden(`You do not have permission to do that in the team ${team.name}: it takes ${roles.join(" or ")}.`);
  }
}

/** @throws HerokuProblem 403 where the account may not read, or not change, the pipeline */
export function demandPipeline(world: World, pipeline: PipelineRow, account: AccountRow, wanted: PipelineRight): void {
  if (!maySeePipeline(world, pipeline, account)) throw noAccess(`pipeline ${pipeline.name}`);
  if (wanted === "write" && !mayWritePipeline(world, pipeline, account)) {
    throw forbidden(`You do not have permission to change the pipeline ${pipeline.name}.`);
  }
}

/** @throws HerokuProblem 403 for an object that belongs to another owner. */
export function noAccess(thing: string): HerokuProblem {
  return forbidden(`You do not have access to the ${thing}.`);
}
