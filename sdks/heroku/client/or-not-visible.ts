import { HerokuError } from "./heroku-error.ts";

/** Turns a 404 and a 403 into `undefined`: for look-ups by a name that may be somebody else's. */
export async function orNotVisible<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof HerokuError && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}
