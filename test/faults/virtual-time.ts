/** What of the global scope tells or passes time, and chance, which both must repeat. */
const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  dateNow: Date.now,
  performanceNow: performance.now,
  timeout: AbortSignal.timeout,
  random: Math.random,
};

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Turns of the event loop after which work that waits for no timer has come to rest. */
const TURNS = 3;

/**
 * Runs `work` in a time of its own: where nothing goes on any more it jumps to the next timer. The same seed gives the same
 * jitter. One at a time in a process, since it takes the place of the global functions.
 *
 * @throws when nothing goes on and no timer is left
 */
export async function inVirtualTime<T>(seed: number, work: () => Promise<T>): Promise<T> {
  const timers = new Map<number, Timer>();
  const start = Date.parse("2026-11-20T12:00:00Z");
  let now = 0;
  let count = 0;

  const setTimer = (run: () => void, ms: number): number => {
    count += 1;
    timers.set(count, { at: now + Math.max(0, ms), run });
    return count;
  };
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => {
      const id = setTimer(run, ms);
      return { id, unref: () => undefined, ref: () => undefined, [Symbol.toPrimitive]: () => id };
    },
    clearTimeout: (timer: { id: number } | undefined) => timer !== undefined && timers.delete(timer.id),
  });
  Date.now = () => start + now;
  performance.now = () => now;
  Math.random = randomOf(seed);
  AbortSignal.timeout = (ms) => {
    const controller = new AbortController();
    setTimer(() => controller.abort(new DOMException("The operation timed out", "TimeoutError")), ms);
    return controller.signal;
  };

  try {
    let over = false;
    const watched = work().finally(() => {
      over = true;
    });
    watched.catch(() => undefined);
    while (!over) {
      for (let turn = 0; turn < TURNS && !over; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (over) break;
      const next = earliest(timers);
      if (next === undefined) throw new Error("nothing goes on, and no timer is left");
      const [id, timer] = next;
      timers.delete(id);
      now = timer.at;
      timer.run();
    }
    return await watched;
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.dateNow;
    performance.now = real.performanceNow;
    AbortSignal.timeout = real.timeout;
    Math.random = real.random;
  }
}

function earliest(timers: ReadonlyMap<number, Timer>): [number, Timer] | undefined {
  let found: [number, Timer] | undefined;
  for (const entry of timers) if (found === undefined || entry[1].at < found[1].at) found = entry;
  return found;
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller). */
export function randomOf(seed: number): () => number {
  let state = (Math.abs(seed) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
