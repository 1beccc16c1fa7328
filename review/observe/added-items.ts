import type { Step } from "../../kinds/command.ts";
import { step } from "../../kinds/edits.ts";
import type { ReleaseRow } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { ObservedApp } from "./app-in-use.ts";
import type { Declared } from "./declared.ts";

/** An app that is looked at, and what is declared of it. */
export interface Observation {
  readonly observed: ObservedApp;
  readonly declared: Declared;
}

/** Where something stands that was added; who did it and when, by a release; when it was made, without one. */
export function standing(
  { service, app }: ObservedApp,
  place: string,
  made?: string | undefined,
  release?: ReleaseRow | undefined,
): Pick<AddedByHand, "service" | "app" | "place" | "by" | "at" | "release"> {
  const at = release?.created_at ?? made;
  const by = release?.user?.email;
  return {
    ...{ service, app: app.name, place: `added.${place}` },
    ...(by && { by }),
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    ...(release && { release: release.version }),
  };
}

/** One command of Heroku's on the app. */
export const removing = ({ app }: ObservedApp, command: string, ...args: string[]): Step[] => [
  step(["heroku", command, ...args, "--app", app.name]),
];

/** Releases of the app, newest first, which say who added things. They cost a request. */
export const releasesOf = async ({ lists, app }: ObservedApp, added: readonly unknown[]): Promise<ReleaseRow[]> =>
  added.length === 0 ? [] : lists.releases(app.id);

/** The oldest release that says it attached an add-on: those after it are of further attachments. */
export const attachingOf = (releases: readonly ReleaseRow[], addon: string): ReleaseRow | undefined =>
  releases.findLast(({ description }) => description.startsWith("Attach ") && description.endsWith(`(@ref:${addon})`));
