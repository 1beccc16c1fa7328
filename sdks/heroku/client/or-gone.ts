import type { Heroku } from "./heroku.ts";
import { isThere } from "./is-there.ts";
import { orMissing } from "./or-missing.ts";

/**
 * As `orMissing`, for a part of an owner: a 404 counts only when `owner` is gone too. Where the owner exists, or the key cannot see it,
 * the error is thrown.
 */
export async function orGone<T>(api: Heroku, owner: string, call: Promise<T>): Promise<T | undefined> {
  const answered = call.then((value) => ({ value }));
  const found = await orMissing(answered);
  if (found !== undefined) return found.value;
  if (!(await isThere(api, owner))) return undefined;
  return (await answered).value;
}
