import pLimit, { type LimitFunction } from "p-limit";

/** Lets at most `most` pieces of work go on at a time, in the order in which they came. */
export class Slots {
  readonly #limit: LimitFunction;
  readonly #signal: AbortSignal;

  /** @param signal ends what has not begun, at once and with its reason; what has begun must heed it itself. */
  constructor(most: number, signal: AbortSignal) {
    this.#limit = pLimit({ concurrency: most, rejectOnClear: true });
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#limit.clearQueue(), { once: true });
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    let begun = false;
    try {
      return await this.#limit(() => {
        begun = true;
        return work();
      });
    } catch (error) {
      if (!begun) this.#signal.throwIfAborted();
      throw error;
    }
  }
}
