import { ConnectionError } from "./connection-error.ts";
import { HerokuError } from "./heroku-error.ts";
import { mayHaveSucceeded } from "./may-have-succeeded.ts";
import type { RateLimit } from "./rate-limit.ts";
import { retry } from "./retry.ts";

export interface RetryRules {
  /** Sending twice does what sending once does. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal;
  /** Told before each wait for the rate limit. */
  readonly rateLimit: Pick<RateLimit, "reached">;
}

/** Milliseconds that one request waits for the rate limit in all; what it waits for its turn, behind others, is not in it. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Repeats one request where that is safe: any request that was never sent or was turned away by the rate limit (429), and
 * a repeatable one whose outcome is unknown. Both kinds are bounded: 4 repeats in some seconds, or 15 minutes of 429.
 */
export function withRetries<T>(request: () => Promise<T>, rules: RetryRules): Promise<T> {
  const settled = () =>
    retry(request, {
      retries: 4,
      minTimeout: 200,
      maxTimeout: 5000,
      randomize: true,
      signal: rules.signal,
      shouldRetry: ({ error }) => wasNeverSent(error) || (rules.repeatable && mayHaveSucceeded(error)),
    });
  let waitedMs = 0;
  // The limit refills by 75 requests a minute: a first wait of seconds is enough for the unlucky last one.
  return retry(settled, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1000,
    maxTimeout: 60_000,
    randomize: true,
    signal: rules.signal,
    shouldRetry: ({ error, retryDelay }) => {
      if (!isRateLimit(error) || waitedMs >= PATIENCE_MS) return false;
      waitedMs += retryDelay;
      rules.rateLimit.reached(retryDelay);
      return true;
    },
  });
}

function wasNeverSent(error: unknown): boolean {
  return error instanceof ConnectionError && !error.sent;
}

function isRateLimit(error: unknown): boolean {
  return error instanceof HerokuError && error.status === 429;
}
