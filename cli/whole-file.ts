import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { writeError, writeOrProblem } from "../engine/file-errors.ts";

/** Writes a file: a reader finds the former text or this one. A Problem, which names it as `shown`, where it cannot be written. */
export async function writeWhole(path: string, text: string, shown: string = path): Promise<void> {
  try {
    await writeFileAtomic(path, text);
  } catch (error) {
    throw writeError(shown, error);
  }
}

/** As {@link writeWhole}, for its owner only, its folder included. One that says so already is not touched: that needs no room on the disk. */
export function writeOwn(path: string, text: string): void {
  if (textOf(path) === text) return;
  makeOwnFolder(dirname(path));
  writeOrProblem(path, () => writeFileAtomic.sync(path, text, { mode: 0o600 }));
}

/** Makes a folder that only its owner can read. A Problem where it cannot be made. */
export function makeOwnFolder(path: string): void {
  writeOrProblem(path, () => mkdirSync(path, { recursive: true, mode: 0o700 }), "folder");
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
