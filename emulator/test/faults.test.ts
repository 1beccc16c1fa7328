import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { withApp } from "./estate.ts";

test("a fault strikes as often as asked, by template, and the rest goes through", async () => {
  const { ask } = await withApp();
  const fault = { method: "POST", path: "/apps/{app}/addons", times: 2, status: 503 };
  expect((await ask("POST /_local/faults", fault)).status).toBe(201);
  const addon = { plan: "papertrail:choklad", name: "catalog-logs" };
  expect(await ask("POST /apps/catalog/addons", addon)).toMatchObject({ status: 503, body: { id: "server_error" } });
  expect((await ask("GET /apps/catalog/addons")).status).toBe(200);
  expect((await ask("POST /apps/catalog/addons", addon)).status).toBe(503);
  expect((await ask("POST /apps/catalog/addons", addon)).status).toBe(201);
});

test("a fault before the work leaves nothing done, one after it leaves it done", async () => {
  const { ask } = await withApp();
  const at = async (when: string) => {
    await ask("POST /_local/faults", { path: "/apps/catalog/config-vars", status: 500, when });
    const answer = await ask("PATCH /apps/catalog/config-vars", { WHEN: when });
    return [answer.status, (await ask("GET /apps/catalog/config-vars")).body.WHEN];
  };
  expect(await at("before")).toEqual([500, undefined]);
  expect(await at("after")).toEqual([500, "after"]);
});

test("a reset cuts the connection after the work was done", async () => {
  const { ask } = trial();
  await ask("POST /_local/faults", { method: "POST", path: "/teams/apps", status: "reset" });
  await expect(ask("POST /teams/apps", { name: "catalog", team: "example-library" })).rejects.toThrow("reset");
  expect((await ask("GET /apps/catalog")).status).toBe(200);
});

test("over a socket a reset is a failed request, and the server goes on", async () => {
  const failures: unknown[] = [];
  const { ask, emulator } = trial({ failed: (error) => failures.push(error) });
  const { url } = await emulator.listen();
  await ask("POST /_local/faults", { path: "/account", status: "reset", when: "before" });
  const headers = { Accept: "application/vnd.heroku+json; version=3", Authorization: "Bearer local-token" };
  await expect(fetch(`${url}/account`, { headers })).rejects.toThrow("fetch failed");
  expect((await fetch(`${url}/account`, { headers })).status).toBe(200);
  expect(failures).toEqual([]);
  await emulator.close();
});

test("a hang ends when the server closes", async () => {
  const { ask, emulator } = trial();
  await ask("POST /_local/faults", { path: "/account", status: "hang" });
  const hanging = expect(ask("GET /account")).rejects.toThrow("closed");
  await emulator.close();
  await hanging;
});

test("a fault may carry its own body and headers, and let requests pass first", async () => {
  const { ask } = await withApp();
  const body = { id: "two_factor", message: "A second authentication factor is required." };
  await ask("POST /_local/faults", { path: "/apps/", skip: 1, status: 403, body, headers: { "X-Reason": "test" } });
  expect((await ask("GET /apps/catalog")).status).toBe(200);
  const struck = await ask("GET /apps/catalog");
  expect(struck).toMatchObject({ status: 403, body });
  expect(struck.headers.get("x-reason")).toBe("test");
});

test("faults that wait are listed and can be dropped, and a wrong one is refused", async () => {
  const { ask } = await withApp();
  await ask("POST /_local/faults", { path: "/apps", status: 429 });
  expect((await ask("GET /_local/faults")).body).toMatchObject([{ path: "/apps", status: 429, times: 1 }]);
  expect((await ask("DELETE /_local/faults")).body).toEqual([]);
  expect((await ask("GET /apps")).status).toBe(200);
  expect((await ask("POST /_local/faults", { path: "/apps", status: 200 })).status).toBe(422);
  expect((await ask("POST /_local/faults", { path: "/apps" })).body.message).toContain("one of status, delayMs, hold");
  expect((await ask("POST /_local/faults", "{")).status).toBe(400);
});

test("a name can be taken by another owner", async () => {
  const { ask } = trial();
  await ask("POST /_local/foreign-app", { name: "catalog" });
  expect((await ask("POST /teams/apps", { name: "catalog", team: "example-library" })).status).toBe(422);
  expect((await ask("GET /apps/catalog")).status).toBe(403);
});

test("moved time stays moved", async () => {
  const { ask, clock } = trial();
  await ask("POST /_local/clock", { advanceMs: 60_000 });
  expect((await ask("GET /_local/clock")).body.now).toBe(new Date(clock.now() + 60_000).toISOString());
});
