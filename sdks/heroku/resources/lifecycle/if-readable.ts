import { HerokuError } from "../../client/heroku-error.ts";
import { mayHaveSucceeded } from "../../client/may-have-succeeded.ts";
import { NotVisible } from "../../client/not-visible.ts";

/**
 * What a preview looks up, `undefined` where it may not be read (403, 404) or Heroku is unwell: then the preview refuses
 * nothing, and the `up` gets Heroku's own answer.
 */
export async function ifReadable<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (
      mayHaveSucceeded(error) ||
      error instanceof NotVisible ||
      (error instanceof HerokuError && [403, 404].includes(error.status))
    )
      return undefined;
    throw error;
  }
}
