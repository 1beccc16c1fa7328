import { type Clock, iso } from "./clock.ts";
import type { Ids } from "./ids.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Store } from "./store.ts";
import type { Timings } from "./timings.ts";

/** What every rule of the local Heroku works with: what is kept, the time, and where ids come from. */
export class World {
  readonly store: Store;
  readonly ids: Ids;
  readonly timings: Timings;
  /** The account's budget of requests. */
  readonly rateLimit: RateLimit;
  /** Email addresses without a Heroku account. */
  readonly strangers: ReadonlySet<string>;
  /** The server's own address, without a slash at the end. */
  origin = "http://127.0.0.1";
  readonly #clock: Clock;
  #frozenAt: number | undefined;

  constructor(
    parts: Pick<World, "store" | "ids" | "timings" | "strangers"> & { clock: Clock; enforcesRateLimit: boolean },
  ) {
    this.store = parts.store;
    this.ids = parts.ids;
    this.timings = parts.timings;
    this.strangers = parts.strangers;
    this.rateLimit = new RateLimit(parts.enforcesRateLimit);
    this.#clock = parts.clock;
  }

  /** Milliseconds since 1970, moved by what tests asked for; the same throughout one piece of work. */
  now(): number {
    return this.#frozenAt ?? this.realNow();
  }

  /** As `now`, also while something is done as of another time. */
  realNow(): number {
    return this.#clock.now() + (this.store.settings.get("clock")?.value ?? 0);
  }

  /** Moves time forward, for good. */
  advance(milliseconds: number): void {
    const moved = this.store.settings.get("clock")?.value ?? 0;
    this.store.settings.put({ id: "clock", value: moved + milliseconds });
  }

  /** Runs `work` as if it were `time`. */
  at<T>(time: number, work: () => T): T {
    const outer = this.#frozenAt;
    this.#frozenAt = time;
    try {
      return work();
    } finally {
      this.#frozenAt = outer;
    }
  }

  /** A new row's id and times. */
  stamp(): { id: string; createdAt: number; updatedAt: number } {
    const now = this.now();
    return { id: this.ids.uuid(), createdAt: now, updatedAt: now };
  }
}

/** A row's times as Heroku writes them. */
export function times(row: { readonly createdAt: number; readonly updatedAt: number }): {
  created_at: string;
  updated_at: string;
} {
  return { created_at: iso(row.createdAt), updated_at: iso(row.updatedAt) };
}
