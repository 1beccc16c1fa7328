import type { ReleaseFact } from "../../kinds/drift.ts";
import { mayBeRollback, type ReleaseWire, rolledBackTo } from "../../sdks/heroku/client/rollback.ts";
import type { AccountLists } from "./account-lists.ts";

/** A release that came into force. */
export type Release = ReleaseWire;

/** Newest releases of the app of a name that came into force, newest first. It is asked for by its id, as everybody does, where that is listed. */
export async function newestReleases(lists: AccountLists, app: string): Promise<Release[]> {
  const releases = await lists.releases((await lists.idOf(app)) ?? app);
  return releases.filter(({ status }) => status !== "failed" && status !== "expired");
}

/** As many of them as say whether the app is rolled back: the newest alone, where that rules it out. */
export async function releasesOfRollback(lists: AccountLists, app: string): Promise<Release[]> {
  const id = await lists.idOf(app);
  const newest = id === undefined ? undefined : await lists.newestRelease(id);
  return newest === undefined || mayBeRollback(newest) ? newestReleases(lists, app) : [newest];
}

/** What a release says of itself. */
export const factOf = (release: Release): ReleaseFact => ({
  origin: {
    ...(release.user?.email && { by: release.user.email }),
    at: new Date(release.created_at).toISOString(),
    release: release.version,
  },
  description: release.description,
  rolledBackTo: rolledBackTo(release),
  keys: keysIn(release),
  attachment: attachmentIn(release),
  detached: detachedIn(release),
});

/** As Heroku describes a change of config vars, and one that both sets and removes some. */
const configChange = /(?:^|, (?:and )?| and )(?:Set|Remove) (.+?) config vars?(?=$|, | and )/g;

/** Config vars that a release of a person's says it set or removed. */
export function keysIn({ description }: Pick<Release, "description">): string[] {
  if (description.replaceAll(configChange, "") !== "") return [];
  return [...description.matchAll(configChange)].flatMap(([, keys = ""]) => keys.split(/, (?:and )?| and /));
}

/** The attachment whose config vars a release of a vendor's, or an attaching, has changed. */
function attachmentIn({ description }: Pick<Release, "description">): string | undefined {
  return /^(?:Attach|Detach|Update) ([A-Z][A-Z0-9_]*)(?: \(@ref:|\s+by )/.exec(description)?.[1];
}

/** The add-on that a release says was taken off its app. */
const detachedIn = ({ description }: Pick<Release, "description">): string | undefined =>
  /^Detach .*\(@ref:(.+)\)$/.exec(description)?.[1];
