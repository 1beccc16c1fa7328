import { ConnectionError } from "./connection-error.ts";
import { HerokuError } from "./heroku-error.ts";

/** Whether a failed request may have done its work all the same: look before it is sent again. */
export function mayHaveSucceeded(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.sent;
  return error instanceof HerokuError && error.status >= 500;
}
