import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { type Connection, connect } from "../connect.ts";
import { json } from "./scripted-fetch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An account whose budget is spent by us, by others, and refilled; and when each of our requests came. */
class Account {
  left: number;
  readonly cameAt: number[] = [];
  refused = 0;
  readonly #beganAt = performance.now();
  #filledAt = performance.now();
  /** Requests a minute that others send. */
  readonly #others: number;

  constructor(left: number, others = 0) {
    this.left = left;
    this.#others = others;
  }

  connect(more: Partial<Connection> = {}) {
    const notices: string[] = [];
    const notice = (line: string) => notices.push(line);
    return { ...connect({ apiKey: "HRKU-marker-key", fetch: async () => this.#answer(), notice, ...more }), notices };
  }

  #answer(): Response {
    const minutes = (performance.now() - this.#filledAt) / 60_000;
    this.#filledAt = performance.now();
    this.left = Math.max(0, Math.min(4500, this.left + minutes * (75 - this.#others)));
    this.cameAt.push(performance.now() - this.#beganAt);
    const spent = this.left < 1;
    if (spent) this.refused += 1;
    else this.left -= 1;
    const headers = { "RateLimit-Remaining": `${Math.floor(this.left)}` };
    return spent ? json({ id: "rate_limit", message: "no" }, 429, headers) : json({}, 200, headers);
  }
}

const ask = (heroku: ReturnType<Account["connect"]>, times: number) =>
  Promise.all(
    Array.from({ length: times }, (_, at) =>
      heroku[at % 2 === 0 ? "platform" : "data"].send("GET", `/${at}`, { response: z.unknown() }),
    ),
  );

async function secondsOf(work: Promise<unknown>): Promise<number> {
  const beganAt = performance.now();
  const ended = work.then(() => performance.now());
  await vi.runAllTimersAsync();
  return ((await ended) - beganAt) / 1000;
}

test("nothing waits while there are enough", async () => {
  const account = new Account(4500);
  const heroku = account.connect();
  expect(await secondsOf(ask(heroku, 500))).toBe(0);
  expect(heroku.notices).toEqual([]);
});

test("near the limit requests of both hosts are spaced out to the refill, and none is refused", async () => {
  const account = new Account(250);
  const heroku = account.connect();
  const seconds = await secondsOf(ask(heroku, 400));
  expect(account.refused).toBe(0);
  expect(account.left).toBeGreaterThan(100);
  // 250 - 32 under way - 150 kept back go at once; the refill brings one in 0.8 s.
  expect(seconds).toBeGreaterThan(150);
  expect(seconds).toBeLessThan(400 * 0.8);
});

test("it says how many are left and how fast it goes on, once a minute", async () => {
  const account = new Account(150);
  const heroku = account.connect();
  const seconds = await secondsOf(ask(heroku, 300));
  expect(heroku.notices[0]).toMatch(
    /^Heroku's rate limit is near: 1\d\d requests are left, sending one every \d\.\d s until there are more$/,
  );
  expect(heroku.notices.length).toBeGreaterThan(1);
  expect(heroku.notices.length).toBeLessThanOrEqual(Math.ceil(seconds / 60));
});

test.each([0, 1])("with %i left at the first request it waits for the refill, and no longer", async (left) => {
  const account = new Account(left);
  const heroku = account.connect();
  const two = ask(heroku, 1).then(() => ask(heroku, 1));
  expect(await secondsOf(two)).toBeLessThan(6);
  expect(account.refused).toBe(1 - left);
});

test("two runs at once settle above zero", async () => {
  const account = new Account(200);
  await secondsOf(Promise.all([ask(account.connect(), 200), ask(account.connect(), 200)]));
  expect(account.refused).toBe(0);
});

test("what others use up is waited for, and comes to an end", async () => {
  const account = new Account(40, 60);
  const heroku = account.connect();
  const seconds = await secondsOf(ask(heroku, 60));
  expect(account.cameAt).toHaveLength(60 + account.refused);
  expect(seconds).toBeLessThan(60 * 60);
});

test("as soon as there are enough again, nothing waits", async () => {
  const account = new Account(40);
  const heroku = account.connect();
  const all = ask(heroku, 500);
  await vi.advanceTimersByTimeAsync(10_000);
  const before = account.cameAt.length;
  account.left = 4000;
  // One turn until an answer tells of it, and one that had begun already.
  await vi.advanceTimersByTimeAsync(2 * 1600);
  expect(before).toBeLessThan(50);
  expect(account.cameAt).toHaveLength(500);
  await all;
});

test.each(["", "many", "-5", "1e9"])("a budget of '%s' is not heeded", async (remaining) => {
  const headers = { "RateLimit-Remaining": remaining };
  const heroku = new Account(0).connect({ fetch: async () => json({}, 200, headers) });
  expect(await secondsOf(ask(heroku, 100))).toBe(0);
});

test("a cancelled run stops waiting at once, and sends nothing more", async () => {
  const account = new Account(1);
  const cancel = new AbortController();
  const heroku = account.connect({ signal: cancel.signal });
  const all = Array.from({ length: 100 }, (_, at) =>
    heroku.platform.send("GET", `/${at}`, { response: z.unknown() }).catch(String),
  );
  await vi.advanceTimersByTimeAsync(5000);
  const sent = account.cameAt.length;
  cancel.abort(new Error("the engine cancelled"));
  const results = await Promise.all(all);
  expect(results.filter((result) => result === "Error: the engine cancelled").length).toBeGreaterThan(50);
  await vi.runAllTimersAsync();
  expect(account.cameAt).toHaveLength(sent);
});
