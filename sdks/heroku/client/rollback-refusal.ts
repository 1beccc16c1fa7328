import type { Rollback } from "./rollback.ts";

/** The words by which a change of a rolled-back app is refused; `next` is the version of the release that it would make. */
export function rollbackRefusal({ app, to, release, by = "somebody", at }: Rollback, next: number): string {
  return (
    `${app}: expected an app that is not rolled back, got one that ${by} rolled back to v${to} at ${at} (release v${release}); ` +
    `this change would make release v${next} and move it forward, to the config vars and add-ons declared here: ` +
    `deploy a fix first, or, to move it all the same, set HEROKU_MOVE_FORWARD=${app} for one run (or heroku:moveForward)`
  );
}

/** The rollback that an engine's error names, where it is such a refusal. */
export function refusedRollbackIn(error: string): Rollback | undefined {
  const words =
    /(?:^|\s)(\S+): expected an app that is not rolled back, got one that (.+?) rolled back to v(\d+) at (\S+) \(release v(\d+)\);/;
  const [, app, by, to, at, release] = words.exec(error) ?? [];
  if (app === undefined || by === undefined || at === undefined) return undefined;
  return { app, to: Number(to), release: Number(release), by: by === "somebody" ? undefined : by, at };
}
