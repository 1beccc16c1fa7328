import { newestRelease } from "../../model/releases.ts";
import type { AppRow, ReleaseRow } from "../../rows.ts";
import type { World } from "../../world.ts";
import type { State } from "../state.ts";

/** The newest release of an app, whatever became of it. */
export function newestReleaseOf(world: World, { id }: AppRow) {
  const row = newestRelease(world, id);
  return row && factsOf(world, row, row);
}

/** All releases of an app, the newest first. */
export function releasesOf(world: World, { id }: AppRow) {
  const rows = world.store.releases.where("app", id);
  const current = rows.findLast(({ settlesAt }) => settlesAt <= world.now());
  return rows.map((row) => factsOf(world, row, current)).reverse();
}

function factsOf(world: World, row: ReleaseRow, current: ReleaseRow | undefined) {
  const { store } = world;
  const slug = row.slugId === null ? undefined : store.slugs.get(row.slugId);
  return {
    version: row.version,
    description: row.description,
    by: store.accounts.get(row.accountId)?.email ?? "a person who is gone",
    at: row.createdAt,
    state: stateOf(world, row, current),
    /** What it runs: a commit, images, or nothing yet. */
    code: row.images ? "images" : slug && (slug.commit?.slice(0, 8) ?? "a slug"),
  };
}

function stateOf(world: World, { id, settlesAt }: ReleaseRow, current: ReleaseRow | undefined): State {
  if (settlesAt > world.now()) return { tone: "busy", word: "pending: release command runs" };
  return id === current?.id ? { tone: "good", word: "current" } : { tone: "plain", word: "succeeded" };
}
