import { HerokuError } from "./heroku-error.ts";

/** Turns a 404 into `undefined`; every other failure stays a failure. */
export async function orMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof HerokuError && error.status === 404) return undefined;
    throw error;
  }
}
