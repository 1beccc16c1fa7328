import { writeControl } from "./harmless-output.ts";

/** Where lines go; a terminal gets a status line that is written over, anything else a plain log. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** Between two lines of a log that say how far something long is: often enough to see that it goes on, and soon read. */
const logEveryMs = 10_000;

/** How far something is: lines that stay, and, only at a terminal, a status line that is written over. */
export class Progress {
  readonly #sink: Sink;
  #stands = false;
  #loggedAt = Number.NEGATIVE_INFINITY;

  /** @default sink standard error */
  constructor(sink: Sink = process.stderr) {
    this.#sink = sink;
  }

  /** A status of something that takes long: in a log, where none can be written over, a line now and then. */
  longStatus(text: string): void {
    if (this.#sink.isTTY === true) this.status(text);
    else if (performance.now() - this.#loggedAt >= logEveryMs) {
      this.#loggedAt = performance.now();
      this.line(text);
    }
  }

  status(text: string): void {
    if (this.#sink.isTTY !== true) return;
    this.#clear();
    this.#sink.write(text);
    this.#stands = true;
  }

  /** A line that stays. */
  line(text: string): void {
    this.#clear();
    this.#sink.write(`${text}\n`);
  }

  /** Ends the status line, if one stands. */
  end(): void {
    this.#clear();
  }

  #clear(): void {
    if (this.#stands) writeControl(this.#sink, "\r\u001b[2K");
    this.#stands = false;
  }
}
