import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { writeError } from "../../file-errors.ts";

/** A file whose text changes often: changes during a write are written together with the next one. */
export class ReplacedFile {
  readonly #path: string;
  readonly #text: () => string;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** `text` is called at each write. */
  constructor(path: string, text: () => string) {
    this.#path = path;
    this.#text = text;
  }

  /** Resolves once the text of the time of the call is on disk. A reader sees the old text or the new one, never a part. */
  save(): Promise<void> {
    this.#next ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#writing = replaceFile(this.#path, this.#text()).catch((error: unknown) => {
          throw writeError(this.#path, error);
        });
        return this.#writing;
      });
    return this.#next;
  }
}

/** The caller's lock makes it the only writer, so a fixed temporary name is safe, and a killed run leaves no other files. */
async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.new`;
  try {
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    // Frees the space on a full disk.
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
