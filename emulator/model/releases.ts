import { later } from "../jobs.ts";
import { orNotFound } from "../problems.ts";
import type { AccountRow, AppRow, ReleaseRow } from "../rows.ts";
import { releaseEvent } from "../wire/release.ts";
import type { World } from "../world.ts";
import { nameOfPlan } from "./catalogue.ts";
import { addonVars, configOf } from "./config.ts";
import { emit } from "./events.ts";

/** Images by the type of the processes that run them. */
export type Images = Readonly<Record<string, string>>;

/** The newest release of an app, whatever became of it. */
export function newestRelease(world: World, appId: string): ReleaseRow | undefined {
  return world.store.releases.where("app", appId).at(-1);
}

/**
 * Creates a release with the next version number. Without new code it keeps the previous code. It is
 * pending while a release command runs, and done at once when there is none.
 */
export function makeRelease(
  world: World,
  app: AppRow,
  actor: AccountRow,
  what: { description: string; code?: { slugId: string } | { images: Images } },
): ReleaseRow {
  const { store } = world;
  const before = newestRelease(world, app.id);
  const { slugId = null, images }: Pick<Partial<ReleaseRow>, "slugId" | "images"> = what.code ?? before ?? {};
  const slug = slugId === null ? undefined : store.slugs.get(slugId);
  const hasCommand = (images ?? slug?.processTypes)?.release !== undefined;
  const runsFor = what.code !== undefined && hasCommand ? world.timings.releaseMs : 0;
  const release = store.releases.put({
    ...world.stamp(),
    appId: app.id,
    version: (before?.version ?? 0) + 1,
    description: what.description,
    accountId: actor.id,
    slugId,
    ...(images && { images }),
    settlesAt: world.now() + runsFor,
    config: configOf(world, app.id),
    addonVars: Object.keys(addonVars(world, app.id)),
    addonPlans: store.addons.where("app", app.id).map(({ plan }) => nameOfPlan(world, plan)),
  });
  store.apps.put({ ...(store.apps.get(app.id) ?? app), releasedAt: world.now(), slugSize: slug?.size ?? app.slugSize });
  emit(world, app, actor, {
    resource: "release",
    action: "create",
    data: releaseEvent(world, release, { settled: false }),
  });
  if (runsFor > 0) later(world, "settle-release", release.id, runsFor);
  else settleRelease(world, release.id);
  return release;
}

/** Ends a release's pending time and tells the app's webhooks. */
export function settleRelease(world: World, releaseId: string): void {
  const release = world.store.releases.get(releaseId);
  const app = release && world.store.apps.get(release.appId);
  const actor = release && world.store.accounts.get(release.accountId);
  if (!release || !app || !actor) return;
  const data = releaseEvent(world, release, { settled: true });
  emit(world, app, actor, { resource: "release", action: "update", data });
}

/** A release by id, by version number, as `v12`, or `current`. @throws HerokuProblem 404 */
export function findRelease(world: World, appId: string, identity: string): ReleaseRow {
  const releases = world.store.releases.where("app", appId);
  const found =
    identity === "current"
      ? releases.findLast((release) => release.settlesAt <= world.now())
      : releases.find(
          ({ id, version }) => id === identity || identity === String(version) || identity === `v${version}`,
        );
  return orNotFound(found, "release");
}
