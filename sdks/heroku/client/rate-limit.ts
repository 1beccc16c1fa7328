import { pause } from "./pause.ts";
import { Slots } from "./slots.ts";

/** Heroku gives an account 75 further requests a minute. */
const REFILL_MS = 60_000 / 75;

/**
 * Requests left to others before ours are held back: two minutes' refill. It is more than the requests of three runs that
 * may be under way at once, and leaves people a working Heroku CLI.
 */
const RESERVE = 150;

/** An account's budget of requests, as Heroku's answers tell it. Others spend it too: it may jump either way. */
export class RateLimit {
  readonly #signal: AbortSignal;
  readonly #notice: (line: string) => void;
  readonly #turns: Slots;
  #left = Number.POSITIVE_INFINITY;
  #sentAt = Number.NEGATIVE_INFINITY;

  /** @param notice told one line, at most once a minute, while requests are held back. */
  constructor(signal: AbortSignal, notice: (line: string) => void) {
    this.#signal = signal;
    this.#notice = onceAMinute(notice);
    this.#turns = new Slots(1, signal);
  }

  /** Waits until a request may be sent: not at all while there are enough, then as long as one takes to be refilled. */
  async turn(): Promise<void> {
    if (this.#left < RESERVE) await this.#turns.run(() => this.#waitForTurn());
    else this.#sentAt = performance.now();
  }

  /** Takes what an answer says. */
  heed(headers: Headers): void {
    const left = headers.get("ratelimit-remaining") ?? "";
    if (/^\d+$/.test(left)) this.#left = Number(left);
  }

  /** Says that Heroku turned a request away, which is sent again after `waitMs`. */
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

/** The fewer are left the slower, down to half the refill: so two runs at once settle too, and do not fall to zero. */
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
