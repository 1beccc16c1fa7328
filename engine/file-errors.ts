import { exitCodes, Problem } from "./problem.ts";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk; free some space",
  EDQUOT: "the disk quota is used up; free some space",
  EFBIG: "the maximum file size; raise the limit",
  EROFS: "a read-only file system; make it writable",
  EACCES: "no permission; change its permissions",
  EPERM: "no permission; change its permissions",
  EISDIR: "a folder; remove it",
  ENOTDIR: "a file where a folder is needed; remove that file",
  EMFILE: "too many open files; raise the limit of open files",
  ENFILE: "too many open files on this machine; close some programs",
  EIO: "a disk error; check the disk",
};

/** A system error and what to do about it: `no space left on the disk; free some space`. */
export const systemErrorText = (code: string): string => reasons[code] ?? code;

type Kind = "file" | "folder";

/** A failed write as a {@link Problem}. Files are replaced as a whole, so the previous content is still there. */
export const writeError = (path: string, error: unknown, kind: Kind = "file"): unknown =>
  fileError(path, error, `a ${kind} that can be written`);

/** A failed read of an existing file as a {@link Problem}: it must not be treated as missing. */
export const readError = (path: string, error: unknown): unknown => fileError(path, error, "a file that can be read");

function fileError(path: string, error: unknown, expected: string): unknown {
  const { code = "" } = systemError(error);
  if (code === "" || error instanceof Problem) return error;
  const message = `${path}: expected ${expected}, got ${systemErrorText(code)}, then run it again`;
  return new Problem(message, exitCodes.input, { cause: error });
}

/** Runs a write to a file or folder; a failure is a {@link Problem}. */
export function writeOrProblem<T>(path: string, write: () => T, kind?: Kind): T {
  try {
    return write();
  } catch (error) {
    throw writeError(path, error, kind);
  }
}

/**
 * An unexpected system error as a {@link Problem}: a full disk, a missing permission or too many open files are no bugs of
 * ours. Returns any other error unchanged.
 */
export function asProblem(error: unknown): unknown {
  const { code = "", path, syscall = "" } = systemError(error);
  if (reasons[code] === undefined || /^(connect|listen|bind|accept)/.test(syscall)) return error;
  const place = path === undefined ? "" : `${path}: `;
  const message = `${place}expected the system to ${syscall || "do it"}, got ${reasons[code]}, then run it again`;
  return new Problem(message, exitCodes.input, { cause: error });
}

const systemError = (error: unknown): Partial<NodeJS.ErrnoException> => (error instanceof Error ? error : {});
