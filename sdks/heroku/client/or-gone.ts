import { z } from "zod";
import type { Heroku } from "./heroku.ts";
import { orMissing } from "./or-missing.ts";

/**
 * As `orMissing`, for a call on a part: its 404 is believed when `owner` is gone as well. Where the owner is there, or hidden
 * from the key (403), the failure stays one.
 */
export async function orGone<T>({ platform }: Heroku, owner: string, call: Promise<T>): Promise<T | undefined> {
  const answered = call.then((value) => ({ value }));
  const found = await orMissing(answered);
  if (found !== undefined) return found.value;
  if ((await orMissing(platform.send("GET", owner, { answer: z.unknown() }))) === undefined) return undefined;
  return (await answered).value;
}
