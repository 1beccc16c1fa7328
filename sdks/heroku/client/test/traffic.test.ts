import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import { LARGEST_ANSWER } from "../transport.ts";
import { heldFetch, json } from "./scripted-fetch.ts";

const apiKey = "HRKU-marker-key";
const answer = z.unknown();
const ended: (() => void)[] = [];
afterEach(() => {
  for (const end of ended.splice(0)) end();
});

/** A server whose answers of `chunks` go out as they are read, and what it saw. */
async function serve(chunks: (path: string) => Iterable<string>) {
  const seen = { connections: 0, bytes: 0, closedEarly: 0 };
  const server = createServer((request, response) => {
    const rest = chunks(request.url ?? "")[Symbol.iterator]();
    const more = () => {
      for (let next = rest.next(); !response.destroyed; next = rest.next()) {
        if (next.done) return void response.end();
        seen.bytes += next.value.length;
        if (!response.write(next.value)) return void response.once("drain", more);
      }
    };
    response.on("close", () => {
      if (!response.writableFinished) seen.closedEarly += 1;
    });
    more();
  });
  server.on("connection", () => {
    seen.connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ended.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { seen, apiUrl: `http://127.0.0.1:${port}` };
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("connections are kept: 220 requests take few", async () => {
  const { seen, apiUrl } = await serve(() => ["[]"]);
  const { platform } = connect({ apiKey, apiUrl });
  for (let at = 0; at < 20; at += 1) await platform.send("GET", `/one-by-one/${at}`, { response: answer });
  // A request may begin in the moment before its predecessor's connection is free again, and opens another.
  expect(seen.connections).toBeLessThanOrEqual(2);
  await Promise.all(Array.from({ length: 200 }, (_, at) => platform.list(`/at-once/${at}`, answer)));
  expect(seen.connections).toBeLessThanOrEqual(2 * 32);
});

test("at most 32 requests are under way, on both hosts together, and all come to their turn", async () => {
  const { fetch, held } = heldFetch();
  const { platform, data } = connect({ apiKey, fetch });
  const all = Array.from({ length: 100 }, (_, at) => (at % 2 ? platform : data).list(`/${at}`, answer));
  const counts: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await nextTurn();
    counts.push(held.length);
    for (const answerIt of held.splice(0)) answerIt(json([]));
  }
  expect(counts.filter((count) => count > 0)).toEqual([32, 32, 32, 4]);
  expect(await Promise.all(all)).toHaveLength(100);
});

test("a cancelled run ends what waits for its turn at once, and never sends it", async () => {
  const { fetch, held } = heldFetch();
  const cancel = new AbortController();
  const { platform } = connect({ apiKey, fetch, signal: cancel.signal });
  const ask = (at: number) => platform.list(`/${at}`, answer).catch(String);
  const all = Array.from({ length: 100 }, (_, at) => ask(at));
  await nextTurn();
  cancel.abort(new Error("the engine cancelled"));
  expect(new Set(await Promise.all([...all, ask(100)]))).toEqual(new Set(["Error: the engine cancelled"]));
  expect(held).toHaveLength(32);
});

test("what a closing run has under way may end, and nothing more is sent, the next page of a list included", async () => {
  const { fetch, held } = heldFetch();
  const closing = new AbortController();
  const { platform } = connect({ apiKey, fetch, closing: closing.signal });
  const ask = (at: number) => platform.list(`/${at}`, answer).catch(String);
  const all = Array.from({ length: 40 }, (_, at) => ask(at));
  await nextTurn();
  closing.abort(new Error("the engine cancelled"));
  held.shift()?.(json([{ id: "a" }], 206, { "next-range": "id ]a.." }));
  for (const answerIt of held.splice(0)) answerIt(json([{ id: "a" }]));
  const [paged, ...others] = await Promise.all([...all, ask(40)]);
  expect(paged).toBe("Error: the engine cancelled");
  expect(others.map(String)).toEqual([
    ...Array.from({ length: 31 }, () => "[object Object]"),
    ...Array.from({ length: 9 }, () => "Error: the engine cancelled"),
  ]);
  expect(held).toHaveLength(0);
});

test("an answer that is too large is refused while it is read, and its body is not shown", async () => {
  const marker = "marker-".repeat(10_000);
  const { seen, apiUrl } = await serve(() => Array.from({ length: (40 * 1024 * 1024) / marker.length }, () => marker));
  const { platform } = connect({ apiKey, apiUrl });
  const failure = await platform.send("GET", "/apps", { response: answer }).catch(String);
  expect(failure).toBe(
    `Error: GET /apps: expected an answer of at most 16 MB, got a larger one; check whether ${apiUrl} is Heroku: HEROKU_API_URL`,
  );
  await expect.poll(() => seen.closedEarly).toBe(1);
  // What sockets hold on the way comes on top.
  expect(seen.bytes).toBeLessThan(LARGEST_ANSWER + 8 * 1024 * 1024);
});

test("a refusal with a huge body is a refusal all the same", async () => {
  const refused = new Response("x".repeat(LARGEST_ANSWER + 1), { status: 422 });
  const { platform } = connect({ apiKey, fetch: async () => refused });
  await expect(platform.send("POST", "/apps", { response: answer })).rejects.toMatchObject({
    status: 422,
    reason: "no reason given",
  });
});

test("a page of 1,000 large rows is far from too large", async () => {
  const page = JSON.stringify(Array.from({ length: 1000 }, (_, at) => ({ id: `${at}`, name: "ä".repeat(2000) })));
  const { apiUrl } = await serve(() => [page]);
  const { platform } = connect({ apiKey, apiUrl });
  const rows = await platform.list("/apps", z.object({ name: z.string() }));
  expect([rows.length, rows[999]?.name]).toEqual([1000, "ä".repeat(2000)]);
  expect(page.length).toBeLessThan(LARGEST_ANSWER / 4);
});
