import type { Scope } from "../access/scopes.ts";
import { invalid, notFound } from "../problems.ts";
import type { AccountRow, TeamMemberRow, TeamRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The account with that e-mail address, made when there is none yet. */
export function accountOf(world: World, email: string): AccountRow {
  const found = world.store.accounts.find("email", email.toLowerCase());
  return found ?? world.store.accounts.put({ ...world.stamp(), email: email.toLowerCase(), name: null });
}

/** Lets an account in by a further token, of these scopes or for everything. @throws HerokuProblem 422 for one that is another's */
export function admit(world: World, account: AccountRow, token: string, scopes?: readonly Scope[]): void {
  const known = world.store.tokens.get(token);
  if (known && known.accountId !== account.id) throw invalid("That token belongs to another account.");
  world.store.tokens.put({ id: token, accountId: account.id, ...(scopes && { scopes }) });
}

/** Makes an account a member of a team, or changes its role there. */
export function join(world: World, account: AccountRow, team: TeamRow, role: TeamMemberRow["role"]): void {
  const { members } = world.store;
  const known = members.where("team", team.id).find(({ accountId }) => accountId === account.id);
  members.put({ ...world.stamp(), ...known, teamId: team.id, accountId: account.id, role, updatedAt: world.now() });
}

/**
 * The person to be given rights, by e-mail address or id. Anybody with an address is taken to have an account, but for
 * the seed's strangers.
 * @throws HerokuProblem 404
 */
export function findPerson(world: World, identity: string): AccountRow {
  const known = world.store.accounts.get(identity) ?? world.store.accounts.find("email", identity.toLowerCase());
  if (known) return known;
  if (!identity.includes("@") || world.strangers.has(identity.toLowerCase())) throw notFound("user");
  return accountOf(world, identity);
}
