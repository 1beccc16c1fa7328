import { pause } from "./pause.ts";
import { Slots } from "./slots.ts";

/** Heroku refills an account's budget by 75 requests a minute. */
const REFILL_MS = 60_000 / 75;

/**
 * Reserved requests for others, before ours wait: two minutes' refill. It is more than three concurrent runs need, and keeps the Heroku
 * CLI usable.
 */
const RESERVE = 150;

/** An account's request budget, from Heroku's responses. Other clients use it too: it may change in both directions. */
export class RateLimit {
  readonly #signal: AbortSignal;
  readonly #notice: (line: string) => void;
  readonly #turns: Slots;
  #left = Number.POSITIVE_INFINITY;
  #sentAt = Number.NEGATIVE_INFINITY;

  /** @param notice receives a line, at most once a minute, while requests wait. */
  constructor(signal: AbortSignal, notice: (line: string) => void) {
    this.#signal = signal;
    this.#notice = onceAMinute(notice);
    this.#turns = new Slots(1, signal);
  }

  /** Waits until a request may be sent: without delay while the budget suffices, then for the refill of one request. */
  async turn(): Promise<void> {
    if (this.#left < RESERVE) await this.#turns.run(() => this.#waitForTurn());
    else this.#sentAt = performance.now();
  }

  /** Records the budget of a response. */
  heed(headers: Headers): void {
    const left = headers.get("ratelimit-remaining") ?? "";
    if (/^\d+$/.test(left)) this.#left = Number(left);
  }

  /** Reports a request that Heroku has rejected, and that is sent again after `waitMs`. */
  reached(waitMs: number): void {
    this.#notice(`Heroku's rate limit is reached: waiting ${Math.ceil(waitMs / 1000)} s, then trying again`);
  }

  /** One at a time, so that each uses the latest response and none waits longer than necessary. */
  async #waitForTurn(): Promise<void> {
    const gapMs = gapAt(this.#left);
    const waitMs = this.#sentAt + gapMs - performance.now();
    if (waitMs > 0) {
      const pace = `sending one every ${(gapMs / 1000).toFixed(1)} s until there are more`;
      this.#notice(`Heroku's rate limit is near: ${this.#left} requests are left, ${pace}`);
      await pause(waitMs, this.#signal);
    }
    this.#sentAt = performance.now();
  }
}

/** Slows down with the remaining budget, to half the refill: so two concurrent runs do not use it up. */
function gapAt(left: number): number {
  return left >= RESERVE ? 0 : REFILL_MS * Math.min(2, RESERVE / left);
}

function onceAMinute(notice: (line: string) => void): (line: string) => void {
  let quietUntil = Number.NEGATIVE_INFINITY;
  return (line) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + 60_000;
    notice(line);
  };
}
