import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import type { Method, Request } from "../heroku.ts";
import { mayHaveSucceeded } from "../may-have-succeeded.ts";
import { orMissing } from "../or-missing.ts";
import { broken, heldFetch, json, type Step, scriptedFetch } from "./scripted-fetch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tooMany = json({ id: "rate_limit", message: "Your account reached the API rate limit" }, 429);
const unavailable = json({ id: "server_error", message: "Heroku is unwell" }, 503);
const fine = json({ id: "a" });
const connectionOptions = { apiKey: "HRKU-marker-key" };

/** What became of one call, with every wait passed in no time. */
async function outcome(method: Method, request: Partial<Request<unknown>>, ...steps: Step[]) {
  const { fetch, sent } = scriptedFetch(...steps);
  const notices: string[] = [];
  const { platform } = connect({ ...connectionOptions, fetch, notice: (line) => notices.push(line) });
  const settled = platform.send(method, "/apps", { response: z.unknown(), ...request }).then(
    (value): unknown => value,
    (error: unknown) => error,
  );
  const startedAt = Date.now();
  await vi.runAllTimersAsync();
  return { result: await settled, sent: sent.length, notices, seconds: (Date.now() - startedAt) / 1000 };
}

test.each<[string, Step]>([
  ["a 503", unavailable],
  ["a reset", broken("ECONNRESET")],
  ["a time-out", new DOMException("The operation was aborted due to timeout", "TimeoutError")],
])("a GET is repeated after %s", async (_, failure) => {
  expect(await outcome("GET", {}, failure, failure, fine)).toMatchObject({ result: { id: "a" }, sent: 3 });
});

test("a GET is not repeated for ever", async () => {
  const { result, sent, seconds } = await outcome("GET", {}, unavailable);
  expect(result).toMatchObject({ status: 503, reason: "Heroku is unwell" });
  expect(sent).toBe(5);
  expect(seconds).toBeLessThan(15);
});

test.each<Method>(["POST", "PATCH", "PUT", "DELETE"])(
  "a %s is not sent again when it may have worked",
  async (method) => {
    for (const failure of [unavailable, broken("ECONNRESET"), broken("UND_ERR_SOCKET")]) {
      const { result, sent } = await outcome(method, {}, failure, fine);
      expect([mayHaveSucceeded(result), sent]).toEqual([true, 1]);
    }
  },
);

test("a write that may be repeated is", async () => {
  const { result, sent } = await outcome("PATCH", { repeatable: true }, broken("ECONNRESET"), unavailable, fine);
  expect([result, sent]).toEqual([{ id: "a" }, 3]);
});

test("a refused write is neither repeated nor ambiguous", async () => {
  const refused = json({ id: "invalid_params", message: "no" }, 422);
  const { result, sent } = await outcome("PUT", { repeatable: true }, refused, fine);
  expect([mayHaveSucceeded(result), sent]).toEqual([false, 1]);
});

test("a request that never left is sent again, whatever its method", async () => {
  expect(await outcome("POST", {}, broken("ECONNREFUSED"), fine)).toMatchObject({ result: { id: "a" }, sent: 2 });
});

test.each(["ECONNREFUSED", "ENOTFOUND"])(
  "after %s it says where Heroku was looked for, and what to check",
  async (code) => {
    const { result, seconds } = await outcome("POST", {}, broken(code));
    expect(String(result)).toBe(
      `ConnectionError: Heroku is unreachable at https://api.heroku.com: ${code} 127.0.0.1:1; check HEROKU_API_URL and your network`,
    );
    expect(mayHaveSucceeded(result)).toBe(false);
    expect(seconds).toBeLessThan(15);
  },
);

test.each<Method>(["GET", "POST", "DELETE"])("a %s waits for the rate limit, and says so once", async (method) => {
  const { result, sent, notices } = await outcome(method, {}, tooMany, tooMany, tooMany, fine);
  expect([result, sent]).toEqual([{ id: "a" }, 4]);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/^Heroku's rate limit is reached: waiting [12] s, then trying again$/);
});

test("the rate limit is not waited for longer than a quarter of an hour", async () => {
  const { result, seconds, notices } = await outcome("POST", {}, tooMany);
  expect(result).toMatchObject({ status: 429, code: "rate_limit" });
  expect(seconds).toBeGreaterThan(14 * 60);
  expect(seconds).toBeLessThan(17 * 60);
  expect(notices.length).toBeLessThan(17);
});

test("a request that had to wait long for its turn still has its time for the rate limit", async () => {
  const { fetch, held } = heldFetch();
  const { platform } = connect({ ...connectionOptions, fetch, timeoutMs: 3_600_000 });
  const ask = () => platform.send("POST", "/apps", { response: z.unknown() });
  const all = Array.from({ length: 33 }, ask);
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  for (const answerIt of held.splice(0)) answerIt(fine.clone());
  await vi.advanceTimersByTimeAsync(0);
  held.shift()?.(tooMany.clone());
  await vi.advanceTimersByTimeAsync(2000);
  held.shift()?.(fine.clone());
  expect(await all.at(-1)).toEqual({ id: "a" });
});

test("a request that waits to be sent again holds up no other", async () => {
  const refused = vi.fn(async (input: unknown) => (String(input).endsWith("/busy") ? tooMany.clone() : fine.clone()));
  const { platform } = connect({ ...connectionOptions, fetch: refused });
  const waiting = Array.from({ length: 40 }, () => platform.send("GET", "/busy", { response: z.unknown() }));
  const all = Promise.allSettled(waiting);
  await vi.advanceTimersByTimeAsync(10);
  expect(refused).toHaveBeenCalledTimes(40);
  expect(await platform.send("GET", "/apps", { response: z.unknown() })).toEqual({ id: "a" });
  await vi.runAllTimersAsync();
  await all;
});

test("a cancelled run sends nothing more and stops waiting", async () => {
  const cancel = new AbortController();
  const { fetch, sent } = scriptedFetch(tooMany);
  const { platform } = connect({ ...connectionOptions, fetch, signal: cancel.signal });
  const settled = platform.send("GET", "/apps", { response: z.unknown() }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10);
  cancel.abort(new Error("the engine cancelled"));
  expect(String(await settled)).toBe("Error: the engine cancelled");
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
});

test("a request that gets no answer ends with the time-out", async () => {
  vi.useRealTimers();
  const silent: typeof fetch = (_input, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  const { platform } = connect({ ...connectionOptions, fetch: silent, timeoutMs: 1 });
  const failure = await platform.send("POST", "/apps", { response: z.unknown() }).catch((error: unknown) => error);
  expect(String(failure)).toContain("POST /apps: no answer from https://api.heroku.com: ");
  expect(mayHaveSucceeded(failure)).toBe(true);
});

test("only a 404 counts as missing", async () => {
  const { fetch } = scriptedFetch(json({ id: "not_found" }, 404), json({ id: "forbidden" }, 403));
  const { platform } = connect({ ...connectionOptions, fetch });
  const get = () => orMissing(platform.send("GET", "/apps/a", { response: z.unknown() }));
  expect(await get()).toBeUndefined();
  await expect(get()).rejects.toThrow("403 forbidden");
});
