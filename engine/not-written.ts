import { exitCodes, Problem } from "./problem.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk; free some space",
  EDQUOT: "the disk quota is used up; free some space",
  EFBIG: "the largest size that a file may have; raise the limit",
  EROFS: "a read-only file system; make it writable",
  EACCES: "no permission; change its permissions",
  EPERM: "no permission; change its permissions",
  EISDIR: "a folder; remove it",
  ENOTDIR: "a file where a folder has to be; remove that file",
  EMFILE: "too many open files; raise the limit of open files",
  ENFILE: "too many open files on this machine; close some programs",
  EIO: "an error of the disk; check it",
};

/** Why the system did not do something with a file, and what to do: `no space left on the disk; free some space`. */
export const reasonOf = (code: string): string => reasons[code] ?? code;

type Kind = "file" | "folder";

/** Why a file could not be written, in one sentence. What was written before is still there: files are replaced as a whole. */
export function notWritten(path: string, error: unknown, kind: Kind = "file"): unknown {
  const { code = "" }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  if (code === "" || error instanceof Problem) return error;
  return new Problem(
    `${path}: expected a ${kind} that can be written, got ${reasonOf(code)}, then run it again`,
    exitCodes.input,
    { cause: error },
  );
}

/** Why a file that is there could not be read, in one sentence. It is not taken for missing. */
export function notRead(path: string, error: unknown): unknown {
  const { code = "" }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  if (code === "" || error instanceof Problem) return error;
  return new Problem(
    `${path}: expected a file that can be read, got ${reasonOf(code)}, then run it again`,
    exitCodes.input,
    { cause: error },
  );
}

/** Does something that writes a file or folder; a {@link Problem} when the disk does not take it. */
export function writing<T>(path: string, write: () => T, kind?: Kind): T {
  try {
    return write();
  } catch (error) {
    throw notWritten(path, error, kind);
  }
}

/**
 * An unexpected error of the system about a file or a program, as a {@link Problem}: a full disk, missing permission and too
 * many open files are no defects, wherever they are met. Anything else stays what it is.
 */
export function systemProblem(error: unknown): unknown {
  const { code = "", path, syscall = "" }: Partial<NodeJS.ErrnoException> = error instanceof Error ? error : {};
  if (reasons[code] === undefined || /^(connect|listen|bind|accept)/.test(syscall)) return error;
  const place = path === undefined ? "" : `${path}: `;
  return new Problem(
    `${place}expected the system to ${syscall || "take it"}, got ${reasonOf(code)}, then run it again`,
    exitCodes.input,
    { cause: error },
  );
}
