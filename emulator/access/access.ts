import type { Call } from "../call.ts";
import { findApp } from "../model/apps.ts";
import { addonOf } from "../model/find-addon.ts";
import { findPipeline } from "../model/pipelines.ts";
import { findSpace } from "../model/spaces.ts";
import { findTeam, teamOf } from "../model/teams.ts";
import { orNotFound } from "../problems.ts";
import type { AccountRow, AddonRow, AppRow, AttachmentRow, PipelineRow, SpaceRow, TeamRow } from "../rows.ts";
import { type Action, type ActionName, actions } from "./actions.ts";
import { demand, demandPipeline, demandRole, type PipelineRight, type Role } from "./demand.ts";

/**
 * Who may send a request, decided by what its path names, before its body is read. What depends on the body, such as whether a plan
 * is free, the route checks itself. Sources and our own readings: `docs/emulator.md`, "Who may do what".
 */
export interface Access<Subject> {
  /** `account`: a token is needed. `anyone`: public. */
  readonly audience: "account" | "anyone";
  /** What the token must allow; `usual` and `protected`: to read or to write, as the route does. */
  readonly scope: "none" | "identity" | "account" | "usual" | "protected";
  /** The row that the path names. @throws HerokuProblem 403 if the account may not do this with it, 404 if there is none */
  find(call: Call): Subject;
}

/** Any account: the route is about the account itself, or shows only what the account may see. */
export const account: Access<AccountRow> = { audience: "account", scope: "usual", find: ({ actor }) => actor };

/** Settings of the account itself. */
export const ownAccount: Access<AccountRow> = { ...account, scope: "account" };

/** Who the account is. */
export const identityOfAccount: Access<AccountRow> = { ...account, scope: "identity" };

/** Any token, whatever its scopes. */
export const anyToken: Access<AccountRow> = { ...account, scope: "none" };

/** Everybody, without a token. */
export const anyone: Access<AccountRow> = { ...anyToken, audience: "anyone" };

/** The app that the path names as `{app}`. */
export function onApp(name: ActionName): Access<AppRow> {
  return onAppOf(name, ({ world, actor, param }) => {
    const app = findApp(world, param("app"), actor);
    return { subject: app, appIds: [app.id] };
  });
}

/** The add-on that the path names as `{addon}` or `{database}`. */
export function onAddon(name: ActionName): Access<AddonRow> {
  return onAppOf(name, ({ world, actor, params, param }) => {
    const addon = addonOf(world, params.addon ?? param("database"), actor);
    return { subject: addon, appIds: [addon.appId] };
  });
}

/** The attachment that the path names. Who changes it needs rights on both apps: where it is, and whose add-on it attaches. */
export function onAttachment(name: ActionName): Access<AttachmentRow> {
  return onAppOf(name, ({ world: { store }, param }) => {
    const row = orNotFound(store.attachments.get(param("attachment")), "add-on attachment", "add_on attachment");
    const owner = name === "view add-ons" ? undefined : store.addons.get(row.addonId)?.appId;
    return { subject: row, appIds: owner === undefined ? [row.appId] : [row.appId, owner] };
  });
}

function onAppOf<T>(name: ActionName, look: (call: Call) => { subject: T; appIds: readonly string[] }): Access<T> {
  const action: Action = actions[name];
  return {
    ...account,
    scope: action.isProtected ? "protected" : "usual",
    find(call) {
      const { subject, appIds } = look(call);
      for (const app of appIds.flatMap((id) => call.world.store.apps.get(id) ?? [])) {
        demand(call.world, app, call.actor, name);
      }
      return subject;
    },
  };
}

/** The pipeline that the path names. */
export function onPipeline(right: PipelineRight, scope: Access<unknown>["scope"] = "usual"): Access<PipelineRow> {
  return {
    ...account,
    scope,
    find({ world, actor, param }) {
      const pipeline = findPipeline(world, param("pipeline"));
      demandPipeline(world, pipeline, actor, right);
      return pipeline;
    },
  };
}

/** The coupling that the path names: rights on its pipeline are needed. */
export const onCoupling = inPipeline(({ world, param }) =>
  orNotFound(world.store.couplings.get(param("coupling")), "pipeline coupling"),
);

/** The promotion that the path names: rights on its pipeline are needed. */
export const onPromotion = inPipeline(({ world, param }) =>
  orNotFound(world.store.promotions.get(param("promotion")), "pipeline promotion", "pipeline_promotion"),
);

/** The review app that the path names: rights on its pipeline are needed. */
export const onReviewApp = inPipeline(({ world, param }) =>
  orNotFound(world.store.reviewApps.get(param("review_app")), "review app"),
);

function inPipeline<T extends { readonly pipelineId: string }>(look: (call: Call) => T) {
  return (right: PipelineRight): Access<T> => ({
    ...account,
    find(call) {
      const row = look(call);
      const pipeline = call.world.store.pipelines.get(row.pipelineId);
      if (pipeline) demandPipeline(call.world, pipeline, call.actor, right);
      return row;
    },
  });
}

/** The team that the path names, for accounts with one of these roles. */
export function inTeam(...roles: readonly Role[]): Access<TeamRow> {
  return {
    ...account,
    find({ world, actor, param }) {
      const team = findTeam(world, param("team"), actor);
      demandRole(world, team, actor, roles);
      return team;
    },
  };
}

/** The space that the path names, for accounts with one of these roles in its team. */
export function inSpace(...roles: readonly Role[]): Access<SpaceRow> {
  return {
    ...account,
    find({ world, actor, param }) {
      const space = findSpace(world, param("space"));
      demandRole(world, teamOf(world, space.teamId), actor, roles);
      return space;
    },
  };
}

/** The roles of everyone in a team but those who were only added to one of its apps. */
export const members = ["admin", "member", "viewer"] as const;
