import { z } from "zod";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import type { AppWire } from "./app-wire.ts";

/** Whether an app is in that private space, by name or id; in none when `space` is absent. */
export function isInSpace({ space: live }: AppWire, space: string | undefined): boolean {
  return space === undefined ? !live : live?.name === space || live?.id === space;
}

/** The private space of an app, in the user's spelling while that still says the same. */
export function writtenSpace(live: AppWire, written: string | undefined): { space?: string } {
  const space = isInSpace(live, written) ? written : live.space?.name;
  return space === undefined ? {} : { space };
}

/**
 * Refuses a space that is not there, such as one that was renamed: an app never moves between spaces, so its replacement would
 * delete it before Heroku refuses the new one. Source: `GET /spaces/{space}`.
 */
export async function refuseMissingSpace({ api }: Pick<Context, "api">, space: string): Promise<void> {
  try {
    await api.platform.send("GET", path`/spaces/${space}`, { answer: z.unknown() });
  } catch (error) {
    if (!(error instanceof HerokuError)) throw error;
    // A key that may not look at spaces can make apps in them.
    if (error.status === 403) return;
    if (error.status !== 404) throw error;
    throw new Error(
      `space: expected a private space that exists, got ${space} (Heroku: ${error.message}); if it was renamed, write its new name: nothing else changes`,
      { cause: error },
    );
  }
}
