import { notFound } from "../problems.ts";
import type { AccountRow } from "../rows.ts";
import type { World } from "../world.ts";

/** The account with that e-mail address, made when there is none yet. */
export function accountOf(world: World, email: string): AccountRow {
  const found = world.store.accounts.find("email", email.toLowerCase());
  return found ?? world.store.accounts.put({ ...world.stamp(), email: email.toLowerCase(), name: null });
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
