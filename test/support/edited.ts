import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** How files of a project are changed, by name. */
export type Edits = Record<string, (text: string) => string>;

/** Does something in a project while its files are changed, each of them. */
export async function edited<T>(folder: string, edits: Edits, work: () => Promise<T>): Promise<T> {
  const files = await Promise.all(
    Object.entries(edits).map(async ([file, edit]) => {
      const path = join(folder, file);
      const before = await readFile(path, "utf8");
      if (edit(before) === before) throw new Error(`${file}: the edit changes nothing`);
      return { path, before, after: edit(before) };
    }),
  );
  await Promise.all(files.map(({ path, after }) => writeFile(path, after)));
  try {
    return await work();
  } finally {
    await Promise.all(files.map(({ path, before }) => writeFile(path, before)));
  }
}
