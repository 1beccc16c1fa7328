import type { Heroku } from "../client/heroku.ts";
import { isThere, refuseListed } from "../client/is-there.ts";

/**
 * Requires that an object which was not found at the first of these addresses is gone: no list has it, and none of the other addresses
 * is refused.
 *
 * @throws NotVisible otherwise
 */
export async function requireUnlisted(api: Heroku, [own, ...others]: readonly string[]): Promise<void> {
  if (own === undefined) return;
  await refuseListed(api.platform, own, `GET ${own}: 404`);
  for (const at of others) await isThere(api, at);
}
