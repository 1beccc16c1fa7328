/** Where lines go; a terminal gets a status line that is written over, anything else a plain log. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** How far something is: lines that stay, and, only at a terminal, a status line that is written over. */
export class Progress {
  readonly #sink: Sink;
  #stands = false;

  /** @default sink standard error */
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
