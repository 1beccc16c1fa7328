import { exitCodes, Problem } from "../engine/problem.ts";
import { ConnectionError } from "../sdks/heroku/client/connection-error.ts";
import { HerokuError } from "../sdks/heroku/client/heroku-error.ts";

/** A request that got no answer, or a refusal, as a Problem in one sentence. `doing` says what the command was doing, if it is known. */
export function networkProblem(error: unknown, doing?: string): unknown {
  const words = wordsOf(error);
  if (words === undefined) return error;
  const during = doing === undefined ? "" : `${doing}: `;
  return new Problem(`${during}${words}; run the same command again: it goes on from what was done`, exitCodes.failed, {
    cause: error,
  });
}

function wordsOf(error: unknown): string | undefined {
  if (error instanceof ConnectionError || error instanceof HerokuError) return error.message;
  // `fetch` says why in its cause only. Every address that a command asks by itself is the local Heroku's.
  if (!(error instanceof TypeError) || !/^(fetch failed|terminated)$/.test(error.message)) return undefined;
  const { cause } = error;
  return `the local Heroku does not answer${cause instanceof Error ? ` (${reasonIn(cause)})` : ""}: it was probably stopped`;
}

const reasonIn = (cause: Error): string => cause.message || String(Reflect.get(cause, "code") ?? cause.name);
