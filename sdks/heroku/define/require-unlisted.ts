import type { Heroku } from "../client/heroku.ts";
import { isThere, refuseListed } from "../client/is-there.ts";

/**
 * Says whether what was not found at its own address, the first of these, is believed to be gone: where no list of Heroku's has it,
 * and none of the other addresses is refused.
 *
 * @throws NotVisible when it is not
 */
export async function requireUnlisted(api: Heroku, [own, ...others]: readonly string[]): Promise<void> {
  if (own === undefined) return;
  await refuseListed(api.platform, own, `GET ${own}: 404`);
  for (const at of others) await isThere(api, at);
}
