import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of a folder that can be committed, by name; what it links to, and folders, by name only. */
export function folderHash(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => [
      entry.name,
      entry.isFile()
        ? createHash("sha256")
            .update(readFileSync(join(folder, entry.name)))
            .digest("hex")
        : "",
    ]),
  );
}
