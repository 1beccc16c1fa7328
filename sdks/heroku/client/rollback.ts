import { z } from "zod";

/** The properties of a release that show a rollback. Source: `GET /apps/{app}/releases`. */
export const ReleaseWire = z.object({
  version: z.int(),
  description: z.string(),
  status: z.string(),
  created_at: z.string(),
  user: z.object({ email: z.string() }).nullish(),
  app: z.object({ name: z.string() }),
});
export type ReleaseWire = z.output<typeof ReleaseWire>;

/** The app's latest releases, newest first, for `rollbackIn` and for finding who changed what. */
export const NEWEST_RELEASES = "version ..; max=100, order=desc";

/** A rollback of an app to an earlier release. */
export interface Rollback {
  /** Name of the app. */
  readonly app: string;
  /** Version of the earlier release. */
  readonly to: number;
  /** Version of the release that rolled back. */
  readonly release: number;
  /** E-mail address of the user, where Heroku tells. */
  readonly by: string | undefined;
  /** Heroku's time (ISO 8601, UTC). */
  readonly at: string;
}

/**
 * The rollback that an app is in, by its releases, newest first. A release that failed was never in force, and a vendor's
 * (`Update DATABASE by heroku-postgresql`) ends no rollback: after each of them the app still runs what was gone back to. Going
 * back to the newest release that was no rollback is the end of one.
 */
export function rollbackIn(newestFirst: readonly ReleaseWire[]): Rollback | undefined {
  const last = newestFirst.find((release) => wasInForce(release) && !isOfVendor(release));
  const to = last && rolledBackTo(last);
  if (last === undefined || to === undefined || isNewestAgain(newestFirst, last)) return undefined;
  return { app: last.app.name, to, release: last.version, by: last.user?.email, at: last.created_at };
}

/** Whether an app may be rolled back of which only the newest release is known. */
export const mayBeRollback = (newest: ReleaseWire): boolean =>
  !wasInForce(newest) || isOfVendor(newest) || rolledBackTo(newest) !== undefined;

/** Version that a release says it went back to. */
export function rolledBackTo({ description }: Pick<ReleaseWire, "description">): number | undefined {
  const [, version] = /^Rollback to v(\d+)$/.exec(description) ?? [];
  return version === undefined ? undefined : Number(version);
}

/** Whether nothing but rollbacks came into force between a rollback and the release that runs by it. */
function isNewestAgain(releases: readonly ReleaseWire[], rollback: ReleaseWire): boolean {
  const running = runBy(releases, rollback);
  if (running === undefined) return false;
  const between = releases.filter(({ version }) => version > running.version && version < rollback.version);
  return between.every((release) => !wasInForce(release) || rolledBackTo(release) !== undefined);
}

/** The release whose code runs by another one: of a rollback to a rollback, where that had gone. Undefined for one that is too old to be found. */
function runBy(releases: readonly ReleaseWire[], release: ReleaseWire): ReleaseWire | undefined {
  const to = rolledBackTo(release);
  if (to === undefined) return release;
  const target = releases.find(({ version }) => version === to && version < release.version);
  return target && runBy(releases, target);
}

const wasInForce = ({ status }: ReleaseWire): boolean => status !== "failed" && status !== "expired";

const isOfVendor = ({ user }: ReleaseWire): boolean => user?.email.endsWith("@addons.heroku.com") === true;
