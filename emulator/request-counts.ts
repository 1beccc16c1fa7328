/** What was asked since the start or the last reset; control routes are left out. */
export interface RequestCountsView {
  readonly total: number;
  readonly reads: number;
  readonly writes: number;
  /** By method and path template, such as `POST /apps/{app}/addons`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Requests that no route answers, by method and path as sent. */
  readonly unmatched: Readonly<Record<string, number>>;
}

/** Counts requests by what they asked. */
export class RequestCounts {
  #reads = 0;
  #writes = 0;
  #counts = new Map<string, number>();
  #unmatched = new Map<string, number>();

  count(route: { method: string; path: string; effect: "read" | "write" }): void {
    if (route.effect === "read") this.#reads += 1;
    else this.#writes += 1;
    add(this.#counts, `${route.method} ${route.path}`);
  }

  countUnmatched(method: string, path: string): void {
    add(this.#unmatched, `${method} ${path}`);
  }

  reset(): void {
    this.#reads = 0;
    this.#writes = 0;
    this.#counts.clear();
    this.#unmatched.clear();
  }

  view(): RequestCountsView {
    const unmatched = [...this.#unmatched.values()].reduce((sum, count) => sum + count, 0);
    return {
      total: this.#reads + this.#writes + unmatched,
      reads: this.#reads,
      writes: this.#writes,
      counts: sorted(this.#counts),
      unmatched: sorted(this.#unmatched),
    };
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
