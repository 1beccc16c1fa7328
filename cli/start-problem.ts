import { exitCodes, Problem } from "../engine/problem.ts";

const notWritable = ["EACCES", "EPERM", "EROFS", "ENOSPC", "ENOTDIR"];

/** Why the local Heroku did not start: its folder cannot be written or, in its words, its journal is damaged or something is in the way. */
export function startProblem(cause: unknown): Problem {
  const { code = "", path = "" }: Partial<NodeJS.ErrnoException> = cause instanceof Error ? cause : {};
  if (notWritable.includes(code) && path !== "") {
    return new Problem(`${path}: expected a folder that can be written, got ${code}`, exitCodes.input, { cause });
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Problem(message, /journal\.jsonl:\d/.test(message) ? exitCodes.input : exitCodes.busy, { cause });
}
