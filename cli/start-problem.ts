import { exitCodes, Problem } from "../engine/problem.ts";

/** Why the local Heroku did not start, in its words: its journal is damaged, or something is in the way. */
export function startProblem(cause: unknown): Problem {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Problem(message, /journal\.jsonl:\d/.test(message) ? exitCodes.input : exitCodes.busy, { cause });
}
