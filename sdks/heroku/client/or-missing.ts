import { HerokuError } from "./heroku-error.ts";

/** Turns a 404 into `undefined`; throws other errors. */
export const orMissing = <T>(call: Promise<T>): Promise<T | undefined> => orUndefined(call, [404]);

/** Turns a 404 and a 403 into `undefined`: for look-ups by a name that may have another owner. */
export const orNotVisible = <T>(call: Promise<T>): Promise<T | undefined> => orUndefined(call, [403, 404]);

async function orUndefined<T>(call: Promise<T>, statuses: readonly number[]): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof HerokuError && statuses.includes(error.status)) return undefined;
    throw error;
  }
}
