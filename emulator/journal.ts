import { closeSync, existsSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import type { Row } from "./collection.ts";
import { DiskProblem, diskProblem, writing } from "./disk-problem.ts";
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

/** Bytes below which a journal is never compacted while it runs, and how many times its compact length it may grow to. */
const shortest = 32 << 20;
const growth = 4;
/** About how many characters are written at once. */
const partLength = 1 << 20;

const header = { journal: "local-heroku", version: 1 };
const headerLine = z.object({ journal: z.literal(header.journal), version: z.literal(header.version) });
const entryLine = z.strictObject({
  put: z.array(z.tuple([z.string(), z.looseObject({ id: z.string() })])).optional(),
  delete: z.array(z.tuple([z.string(), z.string()])).optional(),
});

/** Changes in the order in which they happened, one JSON line for each transaction, appended before it is answered. */
export class Journal {
  readonly #file: string;
  #descriptor = -1;
  readonly #report: WrittenAgain;
  #length = 0;
  #longFrom = 0;
  /** Whether a part of a line may stand behind `#length`. */
  #isTorn = false;
  /** Whether its own compact file is in the place of the one that is open. */
  #isReplaced = false;

  private constructor(file: string, report: WrittenAgain) {
    this.#file = file;
    this.#report = report;
    this.#open();
  }

  #open(): void {
    this.#descriptor = openSync(this.#file, "a", 0o600);
    this.#length = fstatSync(this.#descriptor).size;
    this.#longFrom = Math.max(shortest, growth * this.#length);
    this.#isTorn = false;
  }

  /** Every entry of the file, oldest first; a last line without its end (the process was killed) is left out. */
  static *read(file: string): Generator<Entry> {
    if (!existsSync(file)) return;
    let index = 0;
    for (const line of linesOf(file)) {
      const parsed = (index === 0 ? headerLine : entryLine).safeParse(json(line));
      if (!parsed.success) throw new JournalProblem(unreadable(file, index, line));
      if (index > 0) yield entryLine.parse(parsed.data);
      index += 1;
    }
  }

  /**
   * Replaces the file by one that holds just these rows, then opens it for appending.
   * @param notice Called with one line when the file cannot be written, and when it can be written again.
   * @throws DiskProblem when the disk does not take it; the file is as it was.
   */
  static compact(
    file: string,
    rows: Iterable<readonly [collection: string, row: Row]>,
    notice: (line: string) => void = () => undefined,
  ): Journal {
    return writing(file, () => {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      replaceFile(file, linesFor(rows), "next");
      return new Journal(file, new WrittenAgain(file, notice, Date.now));
    });
  }

  /** Whether it has grown so long that most of it is of rows that have changed since. */
  isLong(): boolean {
    return this.#length > this.#longFrom;
  }

  /** As the static `compact`, while it runs. Where the disk does not take it, it goes on as it was, and is long again later. */
  compact(rows: Iterable<readonly [collection: string, row: Row]>): void {
    try {
      replaceFile(this.#file, linesFor(rows), "next");
      this.#isReplaced = true;
      writing(this.#file, () => this.#reopen());
    } catch (error) {
      if (!(error instanceof DiskProblem)) throw error;
      this.#longFrom = 2 * this.#length;
    }
  }

  #reopen(): void {
    const before = this.#descriptor;
    this.#open();
    this.#isReplaced = false;
    closeSync(before);
  }

  /** Writes one entry through to the file. @throws DiskProblem when the disk does not take it; the file then says what it said before. */
  append(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      // The compaction that put it there could not open it.
      if (this.#isReplaced) this.#reopen();
      this.#refuseReplaced();
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

  /** What another process has put in the place of the file would not have what is written to this one. */
  #refuseReplaced(): void {
    if (fstatSync(this.#descriptor).nlink > 0) return;
    throw new DiskProblem(
      `${this.#file}: expected the file that this process writes, got another in its place, or none; stop one of the two local Herokus, then run it again`,
    );
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

function* linesFor(rows: Iterable<readonly [collection: string, row: Row]>): Generator<string> {
  let lines = `${JSON.stringify(header)}\n`;
  for (const row of rows) {
    lines += `${JSON.stringify({ put: [row] } satisfies Entry)}\n`;
    if (lines.length < partLength) continue;
    yield lines;
    lines = "";
  }
  yield lines;
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

/**
 * The lines of a file, one after the other, so that it may be larger than the longest string. A last line without its end is left out.
 * @param chunkBytes how much is read at once
 */
export function* linesOf(file: string, chunkBytes = 1 << 20): Generator<string> {
  const descriptor = openSync(file, "r");
  try {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const decoder = new StringDecoder("utf8");
    const begun: string[] = [];
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk)) {
      const [first = "", ...rest] = decoder.write(chunk.subarray(0, length)).split("\n");
      begun.push(first);
      const last = rest.pop();
      if (last === undefined) continue;
      yield begun.splice(0).join("");
      yield* rest;
      begun.push(last);
    }
  } finally {
    closeSync(descriptor);
  }
}
