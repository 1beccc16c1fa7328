import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { Row } from "./collection.ts";

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
  readonly #descriptor: number;
  #length: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
    this.#length = fstatSync(descriptor).size;
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

  /** Replaces the file by one that holds just these rows, then opens it for appending. */
  static compact(file: string, rows: Iterable<readonly [collection: string, row: Row]>): Journal {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const next = `${file}.next`;
    const descriptor = openSync(next, "w", 0o600);
    const lines = [JSON.stringify(header)];
    for (const row of rows) lines.push(JSON.stringify({ put: [row] } satisfies Entry));
    writeFileSync(descriptor, `${lines.join("\n")}\n`);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(next, file);
    return new Journal(openSync(file, "a", 0o600));
  }

  /** Writes one entry through to the file; on failure the file ends where it ended before. */
  append(entry: Entry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`);
    try {
      writeFileSync(this.#descriptor, line);
      this.#length += line.length;
    } catch (error) {
      ftruncateSync(this.#descriptor, this.#length);
      throw error;
    }
  }

  close(): void {
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
