import { ConnectionError } from "./connection-error.ts";
import { HerokuError } from "./heroku-error.ts";

/** Whether a failed request may have been applied: read the object before sending it again. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.sent;
  return error instanceof HerokuError && error.status >= 500;
}
