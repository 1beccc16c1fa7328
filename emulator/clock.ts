/** Where the time comes from. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that moves only when asked to, for tests. */
export class StoppedClock implements Clock {
  #now: number;

  /** @param start Milliseconds since 1970 or an ISO 8601 time. */
  constructor(start: number | string = "2026-11-20T12:00:00Z") {
    this.#now = typeof start === "number" ? start : Date.parse(start);
  }

  now(): number {
    return this.#now;
  }

  /** Moves the time forward by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

const written = new Map<number, string>();

/** Heroku's way to write a time: UTC, ISO 8601, whole seconds. */
export function iso(milliseconds: number): string {
  const known = written.get(milliseconds);
  if (known !== undefined) return known;
  const text = `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  // Long lists have few times, again and again; they are not kept for ever.
  if (written.size >= 10_000) written.clear();
  written.set(milliseconds, text);
  return text;
}
