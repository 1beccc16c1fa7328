import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { notWritten } from "../../not-written.ts";

/** Keeps one file equal to a text that changes quickly: changes that come while one is being written are written together. */
export class WrittenFile {
  readonly #path: string;
  readonly #text: () => string;
  #writing: Promise<void> = Promise.resolve();
  #waiting: Promise<void> | undefined;

  /** `text` is asked when the file is written, not before. */
  constructor(path: string, text: () => string) {
    this.#path = path;
    this.#text = text;
  }

  /** Resolves once everything that was true at the call is on disk. A reader sees the former text or this, never a part. */
  save(): Promise<void> {
    this.#waiting ??= this.#writing
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        this.#writing = replaceFile(this.#path, this.#text()).catch((error: unknown) => {
          throw notWritten(this.#path, error);
        });
        return this.#writing;
      });
    return this.#waiting;
  }
}

/** The caller's lock makes it the only writer, so one fixed name serves, and a killed run leaves no litter behind. */
async function replaceFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  try {
    const file = await open(beside, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    // What a full disk has taken of it is given back.
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
