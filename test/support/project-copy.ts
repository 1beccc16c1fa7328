import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a team edits; the rest of the tree is linked. */
const edited = /^(index\.ts|Pulumi\..*yaml|Pulumi\.yaml)$/;
const left = new Set([".git", ".tandem", "coverage"]);

/** A copy of the project to edit and run in, as a person would. */
export async function projectCopy(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "tandem-"));
  for (const name of await readdir(root)) {
    if (left.has(name)) continue;
    const to = join(folder, name);
    await (edited.test(name) ? cp(join(root, name), to) : symlink(join(root, name), to));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
