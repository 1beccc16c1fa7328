import { detachedIn } from "../live/releases.ts";
import type { ReleaseRow } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import type { ObservedApp } from "./app-in-use.ts";
import type { Declared } from "./declared.ts";

/** An app that is looked at, and what is declared of it. */
export interface Observation {
  readonly observed: ObservedApp;
  readonly declared: Declared;
}

type Where = Pick<AddedByHand, "service" | "app" | "place">;

export const whereOf = ({ service, app }: ObservedApp, place: string): Where => ({
  service,
  app: app.name,
  place: `added.${place}`,
});

/** Who did it and when, by a release; when it was made, without one. */
export function origin(
  release: ReleaseRow | undefined,
  made?: string | undefined,
): Pick<AddedByHand, "by" | "at" | "release"> {
  if (release === undefined) return made === undefined ? {} : { at: new Date(made).toISOString() };
  const by = release.user?.email;
  return { ...(by && { by }), at: new Date(release.created_at).toISOString(), release: release.version };
}

/** The oldest release that says it attached an add-on: those after it are of further attachments. */
export const attachingOf = (releases: readonly ReleaseRow[], addon: string): ReleaseRow | undefined =>
  releases.findLast(
    (each) => each.description.startsWith("Attach ") && detachedIn({ description: asDetached(each) }) === addon,
  );

const asDetached = ({ description }: ReleaseRow): string => description.replace(/^Attach /, "Detach ");
