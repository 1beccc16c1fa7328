import { retry } from "./retry.ts";

/** How long to go on asking. Waits grow from `firstMs` by half each time, with jitter, up to `mostMs`. */
export interface Patience {
  /** Aborted when the engine cancels; the wait then fails with its reason. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the wait gives up. */
  readonly totalMs: number;
  /** @default 250 */
  readonly firstMs?: number;
  /** @default 5000 */
  readonly mostMs?: number;
}

/**
 * Waits, then looks, until `look` gives a value; `undefined` when time is up. It does not look immediately: the caller has
 * just seen that it must.
 */
export async function waitUntil<T>(look: () => Promise<T | undefined>, patience: Patience): Promise<T | undefined> {
  const step = async (attempt: number): Promise<T> => {
    const seen = attempt === 1 ? undefined : await look();
    if (seen === undefined) throw new NotYet();
    return seen;
  };
  try {
    return await retry(step, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: patience.firstMs ?? 250,
      maxTimeout: patience.mostMs ?? 5000,
      maxRetryTime: patience.totalMs,
      factor: 1.5,
      randomize: true,
      signal: patience.signal,
      shouldRetry: ({ error }) => error instanceof NotYet,
    });
  } catch (error) {
    if (error instanceof NotYet) return undefined;
    throw error;
  }
}

class NotYet extends Error {}
