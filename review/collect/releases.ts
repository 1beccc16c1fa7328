import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";
import { path } from "../../sdks/heroku/client/path.ts";
import { ReleaseWire } from "../../sdks/heroku/client/rollback.ts";

/** A release that came into force. */
export type Release = ReleaseWire;

/** An app's newest releases that came into force, newest first. Source: `GET /apps/{app}/releases`. */
export async function newestReleases({ platform }: Heroku, app: string): Promise<Release[]> {
  const releases = await platform.send("GET", path`/apps/${app}/releases`, {
    answer: z.array(ReleaseWire),
    range: "version ..; max=100, order=desc",
  });
  return releases
    .filter(({ status }) => status !== "failed" && status !== "expired")
    .sort((one, other) => other.version - one.version);
}

/** Config vars that a release of a person's says it set or removed. */
export function keysIn({ description }: Pick<Release, "description">): string[] {
  const [, keys = ""] = /^(?:Set|Remove) (.+) config vars?$/.exec(description) ?? [];
  return keys.split(/,\s*(?:and\s+)?|\s+and\s+/).filter((key) => key !== "");
}

/** Version that a release says it went back to. */
export function rolledBackTo({ description }: Pick<Release, "description">): number | undefined {
  const [, version] = /^Rollback to v(\d+)$/.exec(description) ?? [];
  return version === undefined ? undefined : Number(version);
}

/** The attachment whose config vars a release of a vendor's, or an attaching, has changed. */
export function attachmentIn({ description }: Pick<Release, "description">): string | undefined {
  return /^(?:Attach|Detach|Update) ([A-Z][A-Z0-9_]*)(?: \(@ref:|\s+by )/.exec(description)?.[1];
}

/** The add-on that a release says was taken off its app. */
export const detachedIn = ({ description }: Pick<Release, "description">): string | undefined =>
  /^Detach .*\(@ref:(.+)\)$/.exec(description)?.[1];
