import { writeControl } from "./harmless-output.ts";

/** Where lines go; a terminal gets a status line that is written over, anything else a plain log. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Between two progress lines of a log. */
const logEveryMs = 10_000;

/** How far something is: lines that stay, and, only at a terminal, a status line that is written over. */
export class Progress {
  readonly #sink: Sink;
  readonly #now: () => number;
  #isStatusShown = false;
  #loggedAt = Number.NEGATIVE_INFINITY;

  /**
   * @default sink standard error
   * @default now the process's clock, in milliseconds
   */
  constructor(sink: Sink = process.stderr, now: () => number = () => performance.now()) {
    this.#sink = sink;
    this.#now = now;
  }

  /** A status of something that takes long: in a log, where none can be written over, one line every ten seconds. */
  longStatus(text: string): void {
    if (this.#sink.isTTY === true) this.status(text);
    else if (this.#now() - this.#loggedAt >= logEveryMs) {
      this.#loggedAt = this.#now();
      this.line(text);
    }
  }

  status(text: string): void {
    if (this.#sink.isTTY !== true) return;
    this.end();
    this.#sink.write(text);
    this.#isStatusShown = true;
  }

  /** A line that stays. */
  line(text: string): void {
    this.end();
    this.#sink.write(`${text}\n`);
  }

  /** Removes the status line, if one is shown. */
  end(): void {
    if (this.#isStatusShown) writeControl(this.#sink, "\r\u001b[2K");
    this.#isStatusShown = false;
  }
}
