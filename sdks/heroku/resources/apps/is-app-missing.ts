import { HerokuError } from "../../client/heroku-error.ts";

/** Whether a 404 means the app; what hangs on it answers 404 as well, and says which of the two is missing. */
export function isAppMissing(error: unknown): boolean {
  if (!(error instanceof HerokuError) || error.status !== 404) return false;
  return error.resource === "app" || /that app\b/i.test(error.reason);
}
