import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { Problem } from "../../engine/problem.ts";
import type { Repository } from "../../review/app-json/repository-plan.ts";

/** The repository in a folder, which must be there. */
export function repositoryIn(folder: string): Repository {
  return {
    names: namesIn(folder),
    has: (path) => existsSync(join(folder, path)),
    text: (name) => textOf(join(folder, name)),
  };
}

/** Whether a folder is there. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A path as a person in the current folder writes it. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || ".";

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new Problem(`${shownPath(folder)}: expected a folder that may be read, got ${codeOf(cause)}`, undefined, {
      cause,
    });
  }
}

/** Bytes; a hundred times what any of the files is. */
const MOST_BYTES = 1_000_000;

function textOf(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Problem(`${shownPath(path)}: expected at most ${MOST_BYTES} bytes, got ${size}`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (cause) {
    const code = codeOf(cause);
    const got = unreadable[code] ?? `one that could not be read (${code})`;
    throw new Problem(`${shownPath(path)}: expected a text in UTF-8, got ${got}`, undefined, { cause });
  }
}

/** The system's word for what went wrong, such as `EACCES`. */
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "an error";

const unreadable: Readonly<Record<string, string>> = {
  EISDIR: "a folder",
  EACCES: "a file that may not be read",
  ERR_ENCODING_INVALID_ENCODED_DATA: "other bytes",
};
