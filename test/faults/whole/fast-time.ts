import { promisify } from "node:util";
import { speed } from "./speed.ts";

// Imported before anything else (`--import`), it lets a process wait a small part of the time that it means to: a request that is
// given up after half a minute is given up after a second and a half.

/** What is about to happen anyway is left alone. */
const leastMs = 20;

const real = {
  setTimeout: globalThis.setTimeout,
  timeout: AbortSignal.timeout,
  now: performance.now.bind(performance),
};
const shortened = (ms: number): number => (ms > leastMs ? Math.max(leastMs, ms / speed) : ms);

const setTimer = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  real.setTimeout(run, shortened(ms), ...args);
Object.assign(setTimer, { [promisify.custom]: (ms: number) => new Promise((done) => setTimer(done, ms)) });
Object.assign(globalThis, { setTimeout: setTimer });
AbortSignal.timeout = (ms) => real.timeout(shortened(ms));
performance.now = () => real.now() * speed;
