import type { AppWire } from "./app-wire.ts";

/** The name of the team that owns an app; `undefined` when a person does. */
export function teamOf(app: AppWire): string | undefined {
  const named = app.team?.name ?? app.organization?.name;
  if (named !== undefined) return named;
  const [owner, host] = (app.owner?.email ?? "").split("@");
  return host === "herokumanager.com" ? owner : undefined;
}

/** Who owns an app: the name of a team, or the e-mail address of a person. */
export function ownerOf(app: AppWire): string {
  const owner = teamOf(app) ?? app.owner?.email;
  if (owner === undefined) throw new Error(`app ${app.name}: expected an app with an owner, got one with none`);
  return owner;
}

/** Whether an app is in that team, by name or id. */
export function isInTeam(app: AppWire, team: string): boolean {
  return teamOf(app) === team || app.team?.id === team;
}

/** Whether an owner, as `ownerOf` gives it, is a team: names of teams have no `@`. */
export const isTeamName = (owner: string): boolean => !owner.includes("@");
