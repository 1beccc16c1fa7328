import { setTimeout as timeout } from "node:timers/promises";

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
