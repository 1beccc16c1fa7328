const hourly = 4500;
const refillPerMs = 75 / 60_000;

/** The account's budget: 4,500 requests, refilled by 75 a minute. */
export class RateLimit {
  #tokens = hourly;
  #at: number | undefined;

  /** Takes one request's worth; false when nothing is left. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
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
