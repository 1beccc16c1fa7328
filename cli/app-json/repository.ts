import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize, relative } from "node:path";
import type { LineFinding } from "../../app-files/line-finding.ts";
import type { FileText, Repository } from "../../app-files/repository-plan.ts";

/** The repository in a folder, or why the folder cannot be read. */
export function repositoryIn(folder: string): Repository | LineFinding {
  try {
    return {
      names: readdirSync(folder),
      has: (path) => isWithin(path) && isFile(join(folder, path)),
      text: (path) => (isWithin(path) ? textOf(join(folder, path)) : undefined),
    };
  } catch (error) {
    return { file: ".", expected: "a folder that may be read", got: codeOf(error), level: "unreadable" };
  }
}

/** Whether a path from the root of a repository stays in it. */
const isWithin = (path: string): boolean => !/^\.\.(\/|$)/.test(normalize(path));

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Whether a folder is there. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A path as a person in the current folder writes it. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || ".";

/** Bytes; a hundred times what any of the files is. */
const MOST_BYTES = 1_000_000;

const aText = "UTF-8 text";

/** The text of a file, or why it cannot be read. */
export function textOf(path: string): FileText {
  if (!existsSync(path)) return undefined;
  try {
    const found = statSync(path);
    // Reading a pipe or a device may never end.
    if (!found.isFile()) return { expected: aText, got: found.isDirectory() ? "a folder" : "no regular file" };
    const { size } = found;
    if (size > MOST_BYTES) return { expected: `at most ${MOST_BYTES} bytes`, got: String(size) };
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
  } catch (error) {
    const code = codeOf(error);
    return { expected: aText, got: unreadable[code] ?? `one that could not be read (${code})` };
  }
}

/** The system's word for what went wrong, such as `EACCES`. */
const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "an error";

const unreadable: Readonly<Record<string, string>> = {
  EACCES: "a file that may not be read",
  ERR_ENCODING_INVALID_ENCODED_DATA: "other bytes",
};
