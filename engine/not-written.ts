import { exitCodes, Problem } from "./problem.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk; free some space",
  EDQUOT: "the disk quota is used up; free some space",
  EROFS: "a read-only file system; make it writable",
  EACCES: "no permission; make it writable",
  EPERM: "no permission; make it writable",
  EIO: "an error of the disk; check it",
};

/** Why a file could not be written, in one sentence. What was written before is still there: whoever writes replaces files as a whole. */
export function notWritten(path: string, error: unknown): unknown {
  const { code = "" }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  if (code === "") return error;
  const reason = reasons[code] ?? code;
  return new Problem(
    `${path}: expected a file that can be written, got ${reason}, then run it again`,
    exitCodes.input,
    {
      cause: error,
    },
  );
}
