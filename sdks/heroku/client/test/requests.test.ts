import { expect, test } from "vitest";
import { z } from "zod";
import { connect } from "../connect.ts";
import { path } from "../path.ts";
import { json, scriptedFetch } from "./scripted-fetch.ts";

const apiKey = "HRKU-marker-key";
const App = z.object({ id: z.string() });

const script = (...steps: Parameters<typeof scriptedFetch>) => {
  const scripted = scriptedFetch(...steps);
  return { ...scripted, ...connect({ apiKey, fetch: scripted.fetch }) };
};

const messageOf = async (call: Promise<unknown>): Promise<string> => {
  const error = await call.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : String(error);
};

test("a request carries Heroku's version, the key and our name", async () => {
  const { platform, sent } = script(json({ id: "a" }));
  await platform.send("POST", "/apps", { response: App, body: { name: "catalog" } });
  expect(sent[0]?.url).toBe("https://api.heroku.com/apps");
  expect(Object.fromEntries(sent[0]?.headers ?? [])).toMatchObject({
    accept: "application/vnd.heroku+json; version=3",
    authorization: `Bearer ${apiKey}`,
    "content-type": "application/json",
    "user-agent": expect.stringMatching(/^tandem\/\d+\.\d+\.\d+$/),
  });
  expect(sent[0]?.body).toEqual({ name: "catalog" });
});

test("a request asks for the variant of the API that it needs", async () => {
  const { platform, sent } = script(json({ id: "a" }));
  await platform.send("PATCH", "/apps/a/formation", { response: App, body: {}, variant: "docker-releases" });
  expect(sent[0]?.headers.get("accept")).toBe("application/vnd.heroku+json; version=3.docker-releases");
});

test("the data API has its own address", async () => {
  const { fetch, sent } = scriptedFetch(json({}));
  const heroku = connect({ apiKey, fetch, apiUrl: "http://127.0.0.1:1/", dataUrl: "http://127.0.0.1:2/base/" });
  await heroku.platform.send("GET", "/apps", { response: z.unknown() });
  await heroku.data.send("GET", "/client", { response: z.unknown() });
  expect(sent.map(({ url }) => url)).toEqual(["http://127.0.0.1:1/apps", "http://127.0.0.1:2/base/client"]);
});

test("a list follows Next-Range until a page is the last", async () => {
  const { platform, sent } = script(
    json([{ id: "a" }], 206, { "next-range": "id ]a..; max=1000" }),
    json([{ id: "b" }], 206, { "next-range": "id ]b..; max=1000" }),
    json([{ id: "c" }], 200, { "next-range": "id ]c..; max=1000" }),
  );
  expect(await platform.list("/apps", App)).toEqual([{ id: "a" }, { id: "b" }, { id: "c" }]);
  expect(sent.map(({ headers }) => headers.get("range"))).toEqual([
    "id ..; max=1000",
    "id ]a..; max=1000",
    "id ]b..; max=1000",
  ]);
});

test("a list that never moves on is an error, not a loop", async () => {
  const { platform } = script(json([{ id: "a" }], 206, { "next-range": "id ..; max=1000" }));
  await expect(platform.list("/apps", App)).rejects.toThrow("GET /apps: expected a further page");
});

test("the headers of an answer can be had", async () => {
  const { platform } = script(json({ id: "w" }, 201, { "heroku-webhook-secret": "s" }));
  const { body, headers } = await platform.exchange("POST", "/apps/a/webhooks", { response: App, body: {} });
  expect([body.id, headers.get("heroku-webhook-secret")]).toEqual(["w", "s"]);
});

test("an error has Heroku's words, id and request id", async () => {
  const problem = { id: "not_found", message: "Couldn't find that app.", resource: "app" };
  const { platform } = script(json(problem, 404, { "request-id": "r-1" }));
  await expect(platform.send("GET", "/apps/x", { response: App })).rejects.toMatchObject({
    message: "GET /apps/x: Couldn't find that app. (404 not_found, request r-1)",
    status: 404,
    code: "not_found",
    reason: "Couldn't find that app.",
    resource: "app",
    answer: { requestId: "r-1", method: "GET", path: "/apps/x" },
  });
});

test("an error without a body keeps its status", async () => {
  const { platform } = script(new Response("<html>no</html>", { status: 418 }));
  await expect(platform.send("GET", "/apps", { response: App })).rejects.toThrow(
    "GET /apps: no reason given (418 unknown)",
  );
});

test("a wrong key says which setting to look at", async () => {
  const { platform } = script(json({ id: "unauthorized", message: "Invalid credentials provided." }, 401));
  await expect(platform.send("GET", "/apps", { response: App })).rejects.toThrow("check the key: HEROKU_API_KEY");
});

test("an answer of another shape names path and place, and shows no value", async () => {
  const { platform } = script(json({ id: 7, token: "marker-in-answer" }));
  const message = await messageOf(platform.send("GET", "/apps/x", { response: App }));
  expect(message).toContain("GET /apps/x: expected another answer: id: Invalid input: expected string");
  expect(message).not.toContain("marker");
});

test("a proxy's page in place of JSON is said to be one", async () => {
  const { platform } = script(new Response("<html>marker</html>"));
  const message = await messageOf(platform.send("GET", "/apps", { response: App }));
  expect(message).toContain("GET /apps: expected JSON, got 19 characters of something else");
  expect(message).not.toContain("marker");
});

test("no message shows the key or a value of the body that Heroku quotes", async () => {
  const secret = 'marker "quoted" value';
  const message = `Invalid pattern for key "A": expected ${JSON.stringify(secret)}, ${secret} or ${apiKey}`;
  const { platform } = script(json({ id: "invalid_params", message }, 422));
  const shown = await messageOf(
    platform.send("PATCH", "/x", { response: App, body: { A: secret }, secrets: [secret] }),
  );
  expect(shown).toContain('PATCH /x: Invalid pattern for key "A": expected "[secret]", [secret] or [secret] (422');
  expect(shown).not.toContain("marker");
});

test("a long reason is cut, and no part of a secret stands where it is cut", async () => {
  const secret = "marker-0123456789abcdef";
  for (const cut of [3970, 3985, 3990, 3995]) {
    const message = `${"-".repeat(cut)}${secret} and more${"-".repeat(100)}`;
    const { platform } = script(json({ id: "invalid_params", message }, 422));
    const shown = await messageOf(platform.send("PATCH", "/x", { response: App, secrets: [secret] }));
    expect([shown.includes("… (422"), shown.includes("mar")]).toEqual([true, false]);
  }
});

test("a redirect is not followed, so the key goes nowhere else", async () => {
  const elsewhere = new Response(null, { status: 307, headers: { location: "https://elsewhere.example/x?marker" } });
  const { platform, sent } = script(elsewhere);
  const message = await messageOf(platform.send("GET", "/apps", { response: App }));
  expect(message).toContain(
    "GET /apps: expected an answer, got a redirect to https://elsewhere.example; check HEROKU_API_URL",
  );
  expect(message).not.toContain("marker");
  expect(sent.map(({ redirect }) => redirect)).toEqual(["manual"]);
});

test.each(["marker key", "marker\nkey", "markér", ""])("a key that no header can hold is refused unseen", (key) => {
  expect(() => connect({ apiKey: key })).toThrow(`got a value of ${key.length} characters`);
});

test.each([
  ["heroku.example", "got heroku.example"],
  ["ftp://heroku.example", "got ftp://heroku.example"],
  ["https://heroku.example/?k=marker", "got a value of 32 characters"],
  ["https://me:marker@heroku.example", "expected an address without credentials, got one with"],
])("the address %s is refused, credentials unseen", (apiUrl, message) => {
  expect(() => connect({ apiKey, apiUrl })).toThrow(message);
  expect(() => connect({ apiKey, dataUrl: apiUrl })).toThrow(/^dataUrl: /);
});

test("values in a path are encoded", () => {
  expect(path`/apps/${"a/b"}/domains/${"*.example.org"}`).toBe("/apps/a%2Fb/domains/*.example.org");
  expect(path`/apps`).toBe("/apps");
  // `fetch` would ask for another path: /apps itself, or the parent of it.
  for (const name of ["", ".", ".."]) expect(() => path`/apps/${name}`).toThrow(`a name or an id, got "${name}"`);
});
