import type { ActionName } from "./actions.ts";
import type { Role } from "./demand.ts";

/**
 * Who may send a request: decided by what its path names, before its body is read. What depends on the body, such as whether a plan
 * is free, the route asks beside it.
 */
export type Need = { readonly of: "account" } | AppNeed | PipelineNeed | TeamNeed;

export interface AppNeed {
  readonly of: "app" | "addon" | "attachment";
  readonly action: ActionName;
}

export interface PipelineNeed {
  readonly of: "pipeline" | "coupling" | "promotion" | "review-app";
  readonly may: "read" | "write";
}

export interface TeamNeed {
  readonly of: "team" | "space";
  readonly roles: readonly Role[];
}

/** Anybody with a token: it is about the account itself, or shows only what the account may see. */
export const account: Need = { of: "account" };

/** The app that the path names as `{app}`. */
export const onApp = (action: ActionName): Need => ({ of: "app", action });

/** The app of the add-on that the path names as `{addon}` or `{database}`. */
export const onAddon = (action: ActionName): Need => ({ of: "addon", action });

/** Both apps of the attachment that the path names: where it is, and whose add-on it attaches. */
export const onAttachment = (action: ActionName): Need => ({ of: "attachment", action });

/** The pipeline of what the path names. */
export const onPipeline = (of: PipelineNeed["of"], may: PipelineNeed["may"]): Need => ({
  of,
  may,
});

/** A role in the team that the path names. */
export const inTeam = (...roles: Role[]): Need => ({ of: "team", roles });

/** A role in the team of the space that the path names. */
export const inTeamOfSpace = (...roles: Role[]): Need => ({ of: "space", roles });
