import { logText } from "../client/log-text.ts";
import { redact } from "../client/redact.ts";

/** The errors of bugs in the provider; their messages may quote anything, including secrets. */
const mistakes = [TypeError, RangeError, SyntaxError, ReferenceError, URIError, EvalError];

/**
 * The message of an error for a user, with every secret removed. An error that is a mistake in this provider
 * keeps its words to itself.
 */
export function messageOf(error: unknown, doing: string, secrets: readonly string[]): string {
  if (!(error instanceof Error)) return `${doing}: internal error of the Heroku provider`;
  if (error.name === "AbortError") return `${doing}: cancelled`;
  if (error.name === "TimeoutError") return `${doing}: not done within the time its customTimeouts allow`;
  if (error.name === "ZodError" || mistakes.some((mistake) => error instanceof mistake)) {
    return `${doing}: internal error of the Heroku provider (${error.name})`;
  }
  return logText(redact(error.message, secrets));
}
