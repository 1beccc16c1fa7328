import type { ReleaseRow } from "../rows.ts";
import { times, type World } from "../world.ts";

/** An app's releases as the API gives them, oldest first. */
export function wireReleases(world: World, appId: string): object[] {
  const releases = world.store.releases.where("app", appId);
  const current = currentOf(world, releases);
  return releases.map((release) => wired(world, release, current));
}

/** A release as the API gives it. */
export function wireRelease(world: World, release: ReleaseRow): object {
  return wired(world, release, currentOf(world, world.store.releases.where("app", release.appId)));
}

function currentOf(world: World, releases: readonly ReleaseRow[]): ReleaseRow | undefined {
  return releases.findLast(({ settlesAt }) => settlesAt <= world.now());
}

function wired(world: World, release: ReleaseRow, current: ReleaseRow | undefined): object {
  const { store } = world;
  const settled = release.settlesAt <= world.now();
  return {
    addon_plan_names: release.addonPlans,
    app: nameOf(store.apps.get(release.appId)),
    artifacts: release.slugId === null ? [] : [{ id: release.slugId, type: "slug" }],
    current: release.id === current?.id,
    description: release.description,
    eligible_for_rollback: settled && hasCode(release),
    id: release.id,
    output_stream_url: null,
    slug: release.slugId === null ? null : { id: release.slugId },
    status: settled ? "succeeded" : "pending",
    user: userOf(store.accounts.get(release.accountId)),
    version: release.version,
    ...times(release),
  };
}

/** Whether a release has anything to run. */
export function hasCode({ slugId, images }: ReleaseRow): boolean {
  return slugId !== null || images !== undefined;
}

/** A release as it is sent to webhooks. */
export function releaseEvent(world: World, release: ReleaseRow, at: { settled: boolean }): object {
  const app = world.store.apps.get(release.appId);
  const slug = release.slugId === null ? undefined : world.store.slugs.get(release.slugId);
  const images = Object.keys(release.images ?? {}).map((type): [string, string] => [type, ""]);
  const processTypes = slug ? Object.entries(slug.processTypes) : images;
  return {
    ...wireRelease(world, release),
    app: { ...nameOf(app), process_tier: "production" },
    current: at.settled,
    pstable: Object.fromEntries(processTypes.map(([type, command]) => [type, { command }])),
    slug: slug ? { id: slug.id, commit: slug.commit, commit_description: slug.commitDescription } : null,
    stack: app?.stack ?? null,
  };
}

function nameOf(app: { id: string; name: string } | undefined): object {
  return { id: app?.id, name: app?.name };
}

function userOf(account: { id: string; email: string } | undefined): object {
  return { email: account?.email, id: account?.id };
}
