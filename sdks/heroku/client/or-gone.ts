import type { Heroku } from "./heroku.ts";
import { isThere } from "./is-there.ts";
import { orMissing } from "./or-missing.ts";

/**
 * As `orMissing`, for a call on a part: its 404 is believed when `owner` is gone as well. Where the owner is there, or hidden
 * from the key, the failure stays one.
 */
export async function orGone<T>(api: Heroku, owner: string, call: Promise<T>): Promise<T | undefined> {
  const answered = call.then((value) => ({ value }));
  const found = await orMissing(answered);
  if (found !== undefined) return found.value;
  if (!(await isThere(api, owner))) return undefined;
  return (await answered).value;
}
