import { z } from "zod";

/** Of a release, what says whether its app is rolled back. Source: `GET /apps/{app}/releases`. */
export const ReleaseWire = z.object({
  version: z.int(),
  description: z.string(),
  status: z.string(),
  created_at: z.string(),
  user: z.object({ email: z.string() }).nullish(),
  app: z.object({ name: z.string() }),
});
export type ReleaseWire = z.output<typeof ReleaseWire>;

/** The part of an app's releases in which `rollbackIn` looks: the newest, that one first. */
export const NEWEST_RELEASES = "version ..; max=10, order=desc";

/** An app that runs an earlier release again. */
export interface Rollback {
  /** Name of the app. */
  readonly app: string;
  /** Version of the release that was gone back to. */
  readonly to: number;
  /** Version of the release by which that was done. */
  readonly release: number;
  /** E-mail address of who did it, where Heroku says. */
  readonly by: string | undefined;
  /** When, as Heroku writes it (ISO 8601, UTC). */
  readonly at: string;
}

/**
 * The rollback that an app is in, by its releases, newest first. A release that failed was never in force, and a vendor's
 * (`Update DATABASE by heroku-postgresql`) ends no rollback: after each of them the app still runs what was gone back to.
 */
export function rollbackIn(newestFirst: readonly ReleaseWire[]): Rollback | undefined {
  const last = newestFirst.find((release) => wasInForce(release) && !isOfVendor(release));
  const to = /^Rollback to v(\d+)$/.exec(last?.description ?? "")?.[1];
  if (last === undefined || to === undefined) return undefined;
  return { app: last.app.name, to: Number(to), release: last.version, by: last.user?.email, at: last.created_at };
}

const wasInForce = ({ status }: ReleaseWire): boolean => status !== "failed" && status !== "expired";

const isOfVendor = ({ user }: ReleaseWire): boolean => user?.email.endsWith("@addons.heroku.com") === true;
