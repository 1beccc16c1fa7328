import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { shareReads } from "./shared-reads.ts";

/** Heroku as it was asked, behind readers that share. */
async function shared(
  answer: (request: IncomingMessage) => { status: number; body: string; left?: number | undefined },
  more: { notices?: string[] } = {},
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { status, body, left } = answer(request);
    const headers = { "content-type": "application/json", "next-range": "id x..", "set-cookie": "a=b" };
    response.writeHead(status, { ...headers, ...(left !== undefined && { "ratelimit-remaining": left }) });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const notice = (line: string) => more.notices?.push(line);
  const reads = await shareReads({ apiUrl: url, dataUrl: `${url}/other` }, new AbortController().signal, notice);
  onTestFinished(async () => {
    await reads.close();
    server.closeAllConnections();
    server.close();
  });
  return { asked, reads, stop: () => server.close() };
}

const as = (key: string, more: Record<string, string> = {}) => ({
  headers: { authorization: `Bearer ${key}`, ...more },
});

test("what two read is asked for once, also at the same time, and of each host by itself", async () => {
  const { asked, reads } = await shared(({ url }) => ({ status: 200, body: JSON.stringify(url) }));
  const one = `${reads.apiUrl}/apps`;
  const both = await Promise.all([fetch(one, as("key")), fetch(one, as("key"))]);
  const again = await fetch(one, as("key"));
  expect(await Promise.all([...both, again].map((answer) => answer.json()))).toEqual(["/apps", "/apps", "/apps"]);
  expect([again.headers.get("next-range"), again.headers.get("set-cookie")]).toEqual(["id x..", null]);
  await fetch(one, as("key", { range: "id ..; max=1000" }));
  await fetch(`${reads.dataUrl}/apps`, as("key"));
  expect(asked).toEqual(["GET /apps", "GET /apps", "GET /other/apps"]);
  expect(reads.sent()).toBe(3);
});

test("what was answered to one key is told to no other", async () => {
  const { reads } = await shared(({ headers }) => ({ status: 200, body: JSON.stringify(headers.authorization) }));
  const answers = ["one", "two"].map(async (key) => (await fetch(`${reads.apiUrl}/account`, as(key))).json());
  expect(await Promise.all(answers)).toEqual(["Bearer one", "Bearer two"]);
});

test("a failure is kept for nobody", async () => {
  let status = 503;
  const { asked, reads } = await shared(() => ({ status, body: "{}" }));
  expect((await fetch(`${reads.apiUrl}/apps`, as("key"))).status).toBe(503);
  status = 200;
  expect((await fetch(`${reads.apiUrl}/apps`, as("key"))).status).toBe(200);
  expect(asked).toHaveLength(2);
});

test("nothing is written, and nowhere else is read", async () => {
  const { asked, reads } = await shared(() => ({ status: 200, body: "{}" }));
  for (const method of ["POST", "PATCH", "PUT", "DELETE"]) {
    const answer = await fetch(`${reads.apiUrl}/apps`, { method, ...as("key") });
    expect([answer.status, await answer.json()]).toMatchObject([
      405,
      { message: expect.stringContaining("only reads") },
    ]);
  }
  const elsewhere = await fetch(reads.apiUrl.replace("/platform", "/elsewhere/apps"), as("key"));
  expect(elsewhere.status).toBe(404);
  expect(asked).toEqual([]);
});

test("a Heroku that is not there is told by its address", async () => {
  const reads = await shareReads(
    { apiUrl: "http://127.0.0.1:1", dataUrl: "http://127.0.0.1:1" },
    new AbortController().signal,
  );
  onTestFinished(() => reads.close());
  const answer = await fetch(`${reads.apiUrl}/apps`, as("key"));
  expect([answer.status, await answer.json()]).toMatchObject([
    502,
    { message: expect.stringContaining("http://127.0.0.1:1 could not be reached: ") },
  ]);
});

test("near the rate limit it slows down for all readers together, says so, and answers what it knows at once", async () => {
  const notices: string[] = [];
  const { asked, reads } = await shared(() => ({ status: 200, body: "{}", left: 140 }), { notices });
  const answer = await fetch(`${reads.apiUrl}/apps`, as("key"));
  expect(answer.headers.get("ratelimit-remaining")).toBeNull();
  for (let time = 0; time < 20; time++) await fetch(`${reads.apiUrl}/apps`, as("key"));
  expect([asked, notices]).toEqual([["GET /apps"], []]);
  await Promise.all(["addons", "pipelines"].map((list) => fetch(`${reads.apiUrl}/${list}`, as("key"))));
  expect(notices).toEqual([
    "Heroku's rate limit is near: 140 requests are left, sending one every 0.9 s until there are more",
  ]);
});

test("a request that the rate limit turned away is sent again, and its reader gets the answer only", async () => {
  const notices: string[] = [];
  let refusals = 1;
  const { asked, reads } = await shared(
    () => {
      refusals -= 1;
      return refusals < 0 ? { status: 200, body: "{}" } : { status: 429, body: '{"id":"rate_limit","message":"no"}' };
    },
    { notices },
  );
  expect((await fetch(`${reads.apiUrl}/apps`, as("key"))).status).toBe(200);
  expect(asked).toEqual(["GET /apps", "GET /apps"]);
  expect(notices).toEqual([expect.stringMatching(/^Heroku's rate limit is reached: waiting \d s, then trying again$/)]);
});
