import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import { type Creation, createOnce } from "../create-once.ts";
import { waitUntil } from "../wait-until.ts";
import { broken, json, type Step, scriptedFetch } from "./scripted-fetch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const conflict = json({ id: "invalid_params", message: "Name is already taken" }, 422);
const missing = json({ id: "not_found", message: "Couldn't find that app." }, 404);
const there = json({ id: "there" });
const made = json({ id: "made" }, 201);
const signal = new AbortController().signal;
const Thing = z.object({ id: z.string() });

/** Creates by POST and finds by GET against a script; says what came out and what was sent. */
async function outcome(steps: Step[], find?: Creation<{ id: string }>["find"]) {
  const { fetch, sent } = scriptedFetch(...steps);
  const { platform } = connect({ apiKey: "key", fetch });
  const settled = createOnce({
    signal,
    send: () => platform.send("POST", "/things", { response: Thing, body: {} }),
    find:
      find ??
      (async () => {
        const [thing] = await platform.list("/things", Thing);
        return thing;
      }),
  }).then(
    ({ object, found }) => `${found ? "found" : "made"} ${object.id}`,
    (error: unknown) => String(error),
  );
  await vi.runAllTimersAsync();
  return { result: await settled, sent: sent.map(({ method }) => method).join(" ") };
}

test("a create that is answered is one request", async () => {
  expect(await outcome([made])).toEqual({ result: "made made", sent: "POST" });
});

test("a create whose answer was lost is found, not sent again", async () => {
  expect(await outcome([broken("ECONNRESET"), json([{ id: "there" }])])).toEqual({
    result: "found there",
    sent: "POST GET",
  });
});

test("a create that was lost itself is sent again", async () => {
  expect(await outcome([broken("ECONNRESET"), json([]), made])).toEqual({ result: "made made", sent: "POST GET POST" });
});

test("a create that never works is looked for a last time, then fails", async () => {
  const { fetch, sent } = scriptedFetch(json({ id: "server_error", message: "unwell" }, 500));
  const { platform } = connect({ apiKey: "key", fetch });
  const looks: number[] = [];
  const settled = createOnce({
    signal,
    send: () => platform.send("POST", "/things", { response: Thing }),
    find: async () => void looks.push(sent.length),
  }).catch(String);
  await vi.runAllTimersAsync();
  expect(await settled).toContain("POST /things: unwell (500 server_error)");
  expect(looks).toEqual([1, 2, 3]);
});

test("a conflict ends with the object that is there", async () => {
  expect(await outcome([conflict, json([{ id: "there" }])])).toEqual({ result: "found there", sent: "POST GET" });
});

test("a conflict with nothing of ours there is Heroku's refusal", async () => {
  const { result, sent } = await outcome([conflict, json([])]);
  expect(result).toContain("POST /things: Name is already taken (422 invalid_params)");
  expect(sent).toBe("POST GET");
});

test("an object that must not be taken is refused at once", async () => {
  const { result, sent } = await outcome([conflict, there], async (refusal) => {
    throw new Error(`not ours: ${refusal?.reason}`);
  });
  expect([result, sent]).toEqual(["Error: not ours: Name is already taken", "POST"]);
});

test("another refusal is passed on without a look", async () => {
  const { result, sent } = await outcome([missing]);
  expect([result, sent]).toEqual(["HerokuError: POST /things: Couldn't find that app. (404 not_found)", "POST"]);
});

test("a wait ends with the value, and its looks get rarer", async () => {
  const looks: number[] = [];
  const startedAt = Date.now();
  const wait = waitUntil(
    async () => {
      looks.push(Date.now() - startedAt);
      return looks.length === 12 ? "done" : undefined;
    },
    { signal, totalMs: 600_000 },
  );
  await vi.runAllTimersAsync();
  expect(await wait).toBe("done");
  const gaps = looks.map((at, index) => at - (looks[index - 1] ?? 0));
  expect(gaps[0]).toBeGreaterThanOrEqual(250);
  expect(gaps[0]).toBeLessThanOrEqual(500);
  expect(gaps.at(-1)).toBe(5000);
});

test("a wait gives up when its time is over", async () => {
  const wait = waitUntil(async () => undefined, { signal, totalMs: 20_000 });
  const startedAt = Date.now();
  await vi.runAllTimersAsync();
  expect(await wait).toBeUndefined();
  expect(Date.now() - startedAt).toBeLessThan(26_000);
});

test("a wait ends with a failure and with a cancelled run", async () => {
  const failing = waitUntil(() => Promise.reject(new Error("no")), { signal, totalMs: 1000 }).catch(String);
  const cancel = new AbortController();
  const cancelled = waitUntil(async () => undefined, { signal: cancel.signal, totalMs: 1000 }).catch(String);
  cancel.abort(new Error("the engine cancelled"));
  await vi.runAllTimersAsync();
  expect([await failing, await cancelled]).toEqual(["Error: no", "Error: the engine cancelled"]);
});

test("a create that Heroku has answered counts, also when the run was cancelled meanwhile", async () => {
  const cancel = new AbortController();
  const send = async () => {
    cancel.abort(new Error("the engine cancelled"));
    return "made";
  };
  const created = createOnce({ signal: cancel.signal, send, find: async () => undefined });
  await expect(created).resolves.toEqual({ object: "made", found: false });
});
