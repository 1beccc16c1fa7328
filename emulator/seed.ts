import { accountOf } from "./model/accounts.ts";
import { createApp } from "./model/apps.ts";
import type { TeamRow } from "./rows.ts";
import type { World } from "./world.ts";

/** What is there before anybody asks. Given again at a later start, it only adds what is missing. */
export interface Seed {
  /** E-mail address of the account that the tokens belong to. */
  readonly account: string;
  /** Tokens that are accepted; all others are refused. */
  readonly tokens: readonly string[];
  /** Teams which the account administers. */
  readonly teams: readonly string[];
  /** Teams which it sees, but in which it may not create apps. */
  readonly closedTeams: readonly string[];
  /** Names of apps with another owner. */
  readonly foreignApps: readonly string[];
  /** Email addresses without a Heroku account. */
  readonly strangers: readonly string[];
}

/** The seed when none is given. */
export const defaultSeed: Seed = {
  account: "you@example.org",
  tokens: ["local-token"],
  teams: ["example-library", "example-agency"],
  closedTeams: ["locked-team"],
  foreignApps: ["example"],
  strangers: ["stranger@example.org"],
};

/** Adds what the seed names and the store lacks. */
export function plant(world: World, seed: Seed): void {
  const account = accountOf(world, seed.account);
  for (const name of seed.teams) plantTeam(world, name, account.id, "admin");
  for (const name of seed.closedTeams) plantTeam(world, name, account.id, "collaborator");
  for (const name of seed.foreignApps) seedForeignApp(world, name);
}

/** Creates an app of another owner with this name, unless the name is taken. */
export function seedForeignApp(world: World, name: string): void {
  if (world.store.apps.find("name", name)) return;
  createApp(world, accountOf(world, "somebody-else@example.com"), { name });
}

/** Makes apps of a team, `<prefix>-0001` and so on, but for those that are there; says how many it made. */
export function seedApps(world: World, team: TeamRow, prefix: string, count: number): number {
  const creator = world.store.accounts.get(world.store.members.where("team", team.id)[0]?.accountId ?? "");
  if (!creator) return 0;
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(4, "0")}`);
  const missing = names.filter((name) => !world.store.apps.find("name", name));
  for (const name of missing) createApp(world, creator, { name, team });
  return missing.length;
}

/** Makes a team in which an account has a role, unless there is one of that name. */
export function plantTeam(world: World, name: string, accountId: string, role: "admin" | "collaborator"): void {
  if (world.store.teams.find("name", name)) return;
  const team = world.store.teams.put({ ...world.stamp(), name });
  world.store.members.put({ ...world.stamp(), teamId: team.id, accountId, role });
}
