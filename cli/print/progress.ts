import type { Sink } from "./run-log.ts";

/** How far a long read is, on standard error: a status line that is written over, and only at a terminal. */
export class Progress {
  readonly #sink: Sink;
  #stands = false;

  constructor(sink: Sink = process.stderr) {
    this.#sink = sink;
  }

  status(text: string): void {
    if (this.#sink.isTTY !== true) return;
    this.#sink.write(`${this.#cleared()}${text}`);
    this.#stands = true;
  }

  /** A line that stays. */
  line(text: string): void {
    this.#sink.write(`${this.#cleared()}${text}\n`);
  }

  /** Ends the status line, if one stands. */
  end(): void {
    this.#sink.write(this.#cleared());
  }

  #cleared(): string {
    const clear = this.#stands ? "\r\u001b[2K" : "";
    this.#stands = false;
    return clear;
  }
}
