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
