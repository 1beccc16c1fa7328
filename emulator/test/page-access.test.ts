import { afterEach, expect, test } from "vitest";
import { trial } from "./ask.ts";
import { browserHeaders, pageAt } from "./page-at.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

test.each([browserHeaders.Accept, "text/html", "text/html;q=0.9, application/json;q=0.1"])(
  "%s at / is answered with the dashboard",
  async (accept) => {
    const { emulator } = trial();
    const response = await emulator.app.request("/", { headers: { Accept: accept } });
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(response.headers.get("vary")).toContain("Accept");
  },
);

test.each([
  undefined,
  "",
  "*/*",
  "application/json",
  "application/json, text/plain, */*",
  "application/vnd.heroku+json; version=3",
  "application/vnd.heroku+json; version=3.sdk",
  "text/html;q=0, application/json",
])("%s at / is answered as the API answers what it does not have", async (accept) => {
  const { emulator, ask } = trial();
  const response = await emulator.app.request("/", { headers: accept === undefined ? {} : { Accept: accept } });
  expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/json"]);
  expect(await response.json()).toMatchObject({ id: "not_found" });
  expect((await ask("GET /_local/requests")).body.unmatched).toEqual({ "GET /": 1 });
});

test("a page that is not for programs is not at another address of the API", async () => {
  const { emulator } = trial();
  for (const path of ["/apps", "/account", "/teams", "/nowhere"]) {
    const response = await emulator.app.request(path, {
      headers: { ...browserHeaders, Authorization: "Bearer local-token" },
    });
    expect(response.headers.get("content-type"), path).toBe("application/json");
  }
});

const pages = ["/", "/_local/apps/catalog", "/_local/events"];

test.each(
  pages.flatMap((path): [string, Record<string, string>][] => [
    [path, { Host: "heroku.example.org" }],
    [path, { Host: "127.0.0.1.example.org:80" }],
    [path, { Origin: "https://example.org" }],
    [path, { Origin: "null" }],
    [path, { Host: "127.0.0.1:8000", Origin: "http://127.0.0.1:9999" }],
    [path, { Host: "127.0.0.1:8000", Origin: "http://localhost:8000" }],
    [path, { "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script" }],
    [path, { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script" }],
    [path, { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe" }],
    [path, { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty" }],
  ]),
)("%s is refused to %o", async (path, headers) => {
  const made = trial();
  await made.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  const response = await made.emulator.app.request(path, { headers: { ...browserHeaders, ...headers } });
  expect([response.status, await response.text()]).toEqual([403, "loopback only\n"]);
});

test("a person who follows a link from another site gets the page", async () => {
  const { emulator } = trial();
  const headers = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document" };
  expect((await emulator.app.request("/", { headers: { ...browserHeaders, ...headers } })).status).toBe(200);
});

test("a page runs its own scripts only, fetches from its own server only, and cannot be framed", async () => {
  const made = trial();
  await made.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  for (const path of ["/", "/_local/apps/catalog", "/_local/apps/nobody"]) {
    const { headers, text } = await pageAt(made, path);
    const policy = headers.get("content-security-policy") ?? "";
    for (const rule of ["default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "form-action 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toContain("unsafe");
    expect(policy.match(/sha256-/g)).toHaveLength(1 + (text.match(/<script/g) ?? []).length);
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(text).not.toMatch(/\bsrc=|url\(|@import|<link|<iframe|\son\w+=|\sstyle=/);
  }
});

test("a page that is open hears of a request and of a change, and is let go when the server closes", async () => {
  const made = trial();
  closing.push(() => made.emulator.close());
  const { url } = await made.emulator.listen();
  const response = await fetch(`${url}/_local/events`);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const reader = response.body?.getReader();
  const read = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await read()).toBe("retry: 2000\n\n");
  await made.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  let heard = "";
  while (!heard.includes("event: change") || !heard.includes("event: request")) heard += await read();
  expect(heard).toContain('"method":"POST","path":"/teams/apps"');
  await made.emulator.close();
  expect((await reader?.read())?.done).toBe(true);
});

test("a request for the stream's headers alone takes no reader's place", async () => {
  const { emulator } = trial();
  for (let count = 0; count < 40; count += 1)
    expect((await emulator.app.request("/_local/events", { method: "HEAD" })).status).toBe(200);
  expect((await emulator.app.request("/_local/events")).status).toBe(200);
  await emulator.close();
});

test("a page asks its own server, whatever that is called", async () => {
  const { emulator } = trial();
  for (const host of ["127.0.0.1:8000", "localhost:8000"]) {
    const headers = { ...browserHeaders, Host: host, Origin: `http://${host}`, "Sec-Fetch-Site": "same-origin" };
    expect((await emulator.app.request("/", { headers })).status).toBe(200);
  }
});

test("a reader that reconnects gets only what it missed", async () => {
  const made = trial();
  await made.ask("GET /apps");
  await made.ask("GET /teams");
  const first = await made.emulator.app.request("/_local/events");
  const text = new TextDecoder().decode((await first.body?.getReader().read())?.value);
  const [id = ""] = text.match(/(?<=^id: ).*$/m) ?? [];
  const again = await made.emulator.app.request("/_local/events?after=strange.0", { headers: { "Last-Event-ID": id } });
  const missed = new TextDecoder().decode((await again.body?.getReader().read())?.value);
  expect(missed).toContain('"path":"/teams"');
  expect(missed).not.toContain('"path":"/apps"');
  await made.emulator.close();
});

test("a request whose connection is cut, and one that is refused, are shown as such", async () => {
  const made = trial();
  await made.ask("POST /_local/faults", { method: "GET", path: "/apps", status: "reset" });
  await expect(made.ask("GET /apps")).rejects.toThrow();
  await made.ask("GET /apps/nothing");
  const { content } = await pageAt(made, "/");
  expect(content).toMatch(/class="refused".*<b>GET<\/b>.*<span class="answer">no answer<\/span>/);
  expect(content).toMatch(/class="refused".*<span class="answer">404<\/span>/);
});
