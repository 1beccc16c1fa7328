import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { diskProblem } from "./disk-problem.ts";

/**
 * Replaces a file of the folder's owner: a reader finds the former text or this one.
 * @param text as a whole, or in parts: a string holds half a gigabyte at most
 * @param suffix sets this writer's next text apart from that of others
 * @throws DiskProblem when the disk does not take it; what was taken of it is given back
 */
export function replaceFile(file: string, text: string | Iterable<string>, suffix: string): void {
  const next = `${file}.${suffix}`;
  try {
    const descriptor = openSync(next, "w", 0o600);
    try {
      for (const part of typeof text === "string" ? [text] : text) writeFileSync(descriptor, part);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw diskProblem(file, error);
  }
}
