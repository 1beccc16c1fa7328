import { withNotice } from "./notice.ts";
import type { Rollback } from "./rollback.ts";

/** The error for a change of a rolled-back app; `next` is the version of the release that it would create. */
export function rollbackRefusal({ app, to, release, by, at }: Rollback, next: number): string {
  const words =
    `${app}: expected an app that is not rolled back, got one that ${by ?? "somebody"} rolled back to v${to} at ${at} (release v${release}); ` +
    `this change would make release v${next} and move it forward, to the config vars and add-ons declared here: ` +
    `deploy a fix first, or, to move it all the same, set HEROKU_MOVE_FORWARD=${app} for one run (or heroku:moveForward)`;
  return withNotice(words, { code: "rolled back", app, to, release, at, ...(by !== undefined && { by }) });
}
