import { expect, test } from "vitest";
import { trial } from "./ask.ts";

test("a token is asked for, as Bearer or as the password of Basic", async () => {
  const { ask } = trial();
  const basic = (token: string) => ({ Authorization: `Basic ${btoa(`someone@example.org:${token}`)}` });
  expect((await ask("GET /account", undefined, basic("local-token"))).status).toBe(200);
  for (const headers of [basic("other"), { Authorization: "" }, { Authorization: "Bearer other" }]) {
    expect(await ask("GET /account", undefined, headers)).toMatchObject({
      status: 401,
      body: { id: "unauthorized", message: "Invalid credentials provided." },
    });
  }
});

test.each([
  ["application/vnd.heroku+json; version=3", 200],
  ["application/vnd.heroku+json; version=3.sdk", 200],
  ["application/vnd.heroku+json; version=2", 406],
  ["*/*", 406],
])("an Accept of %s is answered with %i", async (accept, status) => {
  const { ask } = trial();
  expect((await ask("GET /account", undefined, { Accept: accept })).status).toBe(status);
});

test("every answer carries a request id, with the caller's own behind it, and what is left of the rate limit", async () => {
  const { ask } = trial();
  const first = await ask("GET /account", undefined, { "Request-Id": "mine" });
  expect(first.headers.get("request-id")).toMatch(/^[0-9a-f-]{36},mine$/);
  expect(first.headers.get("ratelimit-remaining")).toBe("4499");
  expect((await ask("GET /nowhere")).headers.get("request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a spent rate limit refuses when asked to, and refills", async () => {
  const { ask, clock } = trial({ enforcesRateLimit: true });
  await ask("POST /_local/rate-limit", { remaining: 2 });
  expect((await ask("GET /account")).headers.get("ratelimit-remaining")).toBe("1");
  expect((await ask("GET /account")).status).toBe(200);
  expect(await ask("GET /account")).toMatchObject({ status: 429, body: { id: "rate_limit" } });
  clock.advance(60_000);
  expect((await ask("GET /account")).status).toBe(200);
  expect((await ask("GET /account")).headers.get("ratelimit-remaining")).toBe("73");
});

test("a body that is no JSON is refused with 400, an unknown or wrong key with 422", async () => {
  const { ask } = trial();
  expect(await ask("POST /apps", "{")).toMatchObject({ status: 400, body: { id: "bad_request" } });
  expect((await ask("POST /apps", { nmae: "catalog" })).body.message).toBe("Unknown params: nmae.");
  await ask("POST /apps", { name: "catalog" });
  expect((await ask("PATCH /apps/catalog", { maintenance: 7 })).body).toEqual({
    id: "invalid_params",
    message: 'Invalid type for key "maintenance": expected 7 to be ["boolean"].',
  });
});

test("an unchanged answer is not sent again", async () => {
  const { ask } = trial();
  const first = await ask("GET /account");
  const tag = first.headers.get("etag") ?? "";
  expect(await ask("GET /account", undefined, { "If-None-Match": tag })).toMatchObject({ status: 304, body: null });
});

test("requests are counted by template, reads apart from writes, control routes and unknown ones apart from both", async () => {
  const { ask } = trial();
  await ask("GET /apps/one");
  await ask("GET /apps/two");
  await ask("POST /apps", { name: "catalog" });
  await ask("GET /nowhere");
  const { body } = await ask("GET /_local/requests");
  expect(body).toEqual({
    total: 4,
    reads: 2,
    writes: 1,
    counts: { "GET /apps/{app}": 2, "POST /apps": 1 },
    unmatched: { "GET /nowhere": 1 },
  });
  expect((await ask("DELETE /_local/requests")).body.total).toBe(0);
});

test("an unknown path is not found, and a route that only Heroku has is named in the message", async () => {
  const { ask } = trial();
  expect(await ask("GET /nowhere")).toMatchObject({ status: 404, body: { id: "not_found" } });
  expect((await ask("GET /nowhere")).body.message).toContain("endpoint was not found");
  const message = "The local Heroku does not emulate logs: no code runs here.";
  expect(await ask("POST /apps/catalog/log-sessions", {})).toMatchObject({
    status: 404,
    body: { id: "not_found", message },
  });
});

test.each([
  ["Host", "heroku.example.org"],
  ["Origin", "https://example.org"],
])("a request whose %s is %s is refused: a web page must not reach this server", async (name, value) => {
  const { emulator } = trial();
  const response = await emulator.app.request("/_local/state", { headers: { [name]: value } });
  expect(response.status).toBe(403);
});
