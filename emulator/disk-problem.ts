const causes: Readonly<Record<string, string>> = {
  ENOSPC: "no space left on the disk; free some space",
  EDQUOT: "the disk quota is used up; free some space",
  EFBIG: "the maximum file size; raise the limit",
  EROFS: "a read-only file system; make it writable",
  EACCES: "no permission; make it writable",
  EPERM: "no permission; make it writable",
  ENOTDIR: "a file where a folder is needed; remove that file",
  EISDIR: "a folder; remove it",
  EMFILE: "too many open files; raise the limit of open files",
  ENFILE: "too many open files on this machine; close some programs",
  EIO: "a disk error; check the disk",
};

type Kind = "file" | "folder";

/** A file that could not be written, or read. Its message is one sentence that says what to do. */
export class DiskProblem extends Error {
  override readonly name = "DiskProblem";
}

/** Does something that writes a file or folder. @throws DiskProblem when the disk does not take it */
export function writing<T>(path: string, write: () => T, kind: Kind = "file"): T {
  try {
    return write();
  } catch (error) {
    throw diskProblem(path, error, kind);
  }
}

/** Why a path could not be written; an error that is none of the system's stays what it is. */
export function diskProblem(path: string, cause: unknown, kind: Kind = "file"): unknown {
  if (!(cause instanceof Error) || cause instanceof DiskProblem) return cause;
  if (!("code" in cause && typeof cause.code === "string")) return cause;
  const reason = causes[cause.code] ?? `${cause.code}; see to it`;
  return new DiskProblem(`${path}: expected a ${kind} that can be written, got ${reason}, then run it again`, {
    cause,
  });
}
