import { setTimeout as timeout } from "node:timers/promises";
import pRetry from "p-retry";
import { GitHubError } from "./github-error.ts";

/** Milliseconds that one wait for the rate limit may take. GitHub's hourly limit is longer: that is told instead. */
const LONGEST_LIMIT_MS = 5 * 60_000;

export interface RetryOptions {
  readonly clock: Clock;
  /** Attempts after the first. */
  readonly retries: number;
  /** Whether it may be tried again after this error. */
  readonly mayRepeat: (error: Error) => boolean;
}

/** Tries again after what passes: as long as GitHub asks where it says so, else 0.5 to 8 seconds. */
export function withRetries<T>(attempt: () => Promise<T>, { clock, retries, mayRepeat }: RetryOptions): Promise<T> {
  return pRetry(attempt, {
    retries,
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      const waitMs = waitOf(error, attemptNumber);
      if (!mayRepeat(error) || waitMs > LONGEST_LIMIT_MS) return false;
      await clock.pause(waitMs);
      return true;
    },
  });
}

function waitOf(error: Error, attempt: number): number {
  if (error instanceof GitHubError && error.limitedMs !== undefined) return error.limitedMs;
  return Math.min(8000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2);
}

/** Time as it passes: tests bring a clock of their own, whose waits take none. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Milliseconds since 1970, as GitHub tells when a rate limit ends. */
  today(): number;
  /** Waits for so many milliseconds. */
  pause(ms: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  today: () => Date.now(),
  pause: (ms) => timeout(ms),
};
