/** Requests that an account may make within an hour. */
export const hourly = 4500;
const refillPerMs = 75 / 60_000;

/** The account's budget: 4,500 requests, refilled by 75 a minute. */
export class RateLimit {
  /** Whether a spent budget refuses; it is always counted. */
  enforce: boolean;
  #tokens = hourly;
  #at: number | undefined;

  constructor(enforce: boolean) {
    this.enforce = enforce;
  }

  /** Takes one request's worth; false when it is to be refused, as nothing is left. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return !this.enforce;
    this.#tokens -= 1;
    return true;
  }

  /** Sets what is left. */
  set(remaining: number, now: number): void {
    this.#tokens = Math.min(hourly, remaining);
    this.#at = now;
  }

  /** What `RateLimit-Remaining` says. */
  remaining(now: number): number {
    this.#refill(now);
    return Math.floor(this.#tokens);
  }

  #refill(now: number): void {
    const elapsed = Math.max(0, now - (this.#at ?? now));
    this.#tokens = Math.min(hourly, this.#tokens + elapsed * refillPerMs);
    this.#at = now;
  }
}
