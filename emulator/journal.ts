import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Row } from "./collection.ts";
import { diskProblem, writing } from "./disk-problem.ts";
import { replaceFile } from "./replace-file.ts";
import { WrittenAgain } from "./written-again.ts";

/** One transaction's worth of changes: whole rows put, ids deleted. */
export interface Entry {
  readonly put?: readonly (readonly [collection: string, row: Row])[] | undefined;
  readonly delete?: readonly (readonly [collection: string, id: string])[] | undefined;
}

/** A journal that cannot be read. Its file is left as it was. */
export class JournalProblem extends Error {
  override readonly name = "JournalProblem";
}

const header = { journal: "local-heroku", version: 1 };
const headerLine = z.object({ journal: z.literal(header.journal), version: z.literal(header.version) });
const entryLine = z.strictObject({
  put: z.array(z.tuple([z.string(), z.looseObject({ id: z.string() })])).optional(),
  delete: z.array(z.tuple([z.string(), z.string()])).optional(),
});

/** Changes in the order in which they happened, one JSON line for each transaction, appended before it is answered. */
export class Journal {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #report: WrittenAgain;
  #length: number;
  /** Whether a part of a line may stand behind `#length`. */
  #isTorn = false;

  private constructor(file: string, report: WrittenAgain) {
    this.#file = file;
    this.#report = report;
    this.#descriptor = openSync(file, "a", 0o600);
    this.#length = fstatSync(this.#descriptor).size;
  }

  /** Every entry of the file, oldest first; a last line without its end (the process was killed) is left out. */
  static read(file: string): Entry[] {
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").split("\n");
    lines.pop();
    return lines.flatMap((line, index) => {
      const schema = index === 0 ? headerLine : entryLine;
      const parsed = schema.safeParse(json(line));
      if (!parsed.success) throw new JournalProblem(unreadable(file, index, line));
      return index === 0 ? [] : [entryLine.parse(parsed.data)];
    });
  }

  /**
   * Replaces the file by one that holds just these rows, then opens it for appending.
   * @param notice Told in one line that the file cannot be written, and that it can be again.
   * @throws DiskProblem when the disk does not take it; the file is as it was.
   */
  static compact(
    file: string,
    rows: Iterable<readonly [collection: string, row: Row]>,
    notice: (line: string) => void = () => undefined,
  ): Journal {
    const lines = [JSON.stringify(header)];
    for (const row of rows) lines.push(JSON.stringify({ put: [row] } satisfies Entry));
    return writing(file, () => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      replaceFile(file, `${lines.join("\n")}\n`, "next");
      return new Journal(file, new WrittenAgain(file, notice, Date.now));
    });
  }

  /** Writes one entry through to the file. @throws DiskProblem when the disk does not take it; the file then says what it said before. */
  append(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      if (this.#isTorn) this.#cut();
      this.#isTorn = true;
      writeFileSync(this.#descriptor, line);
      this.#isTorn = false;
    } catch (error) {
      this.#tryToCut();
      const problem = diskProblem(this.#file, error);
      this.#report.failed(problem);
      throw problem;
    }
    this.#length += line.length;
    this.#report.succeeded();
  }

  #cut(): void {
    ftruncateSync(this.#descriptor, this.#length);
    this.#isTorn = false;
  }

  /** What stays is cut off before the next line, or left out by the next start: it has no end. */
  #tryToCut(): void {
    try {
      this.#cut();
    } catch {
      this.#isTorn = true;
    }
  }

  close(): void {
    if (this.#isTorn) this.#tryToCut();
    closeSync(this.#descriptor);
  }
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function unreadable(file: string, index: number, line: string): string {
  const expected = index === 0 ? `the header ${JSON.stringify(header)}` : "a JSON object with `put` or `delete`";
  return `${file}:${index + 1}: expected ${expected}, got a line of ${line.length} characters that is none; nothing was changed: restore the file, or move it away to start with an empty Heroku`;
}
