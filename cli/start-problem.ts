import { StartProblem } from "@tandem/emulator/process";
import { exitCodes, Problem } from "../engine/problem.ts";

/** Why there is no local Heroku, in its own words; anything else is no problem that a person can act on. */
export function startProblem(cause: unknown): unknown {
  if (!(cause instanceof StartProblem)) return cause;
  return new Problem(cause.message, cause.isBusy ? exitCodes.busy : exitCodes.input, { cause });
}
