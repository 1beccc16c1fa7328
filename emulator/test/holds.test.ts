import { expect, test } from "vitest";
import { type Trial, trial } from "./ask.ts";
import { withApp } from "./estate.ts";

function held({ ask }: Trial, name: string, count = 1) {
  return ask(`GET /_local/faults/held?name=${name}&count=${count}`);
}

test("an answer that is held back says what was true when it was made, and is overtaken", async () => {
  const stage = await withApp();
  const { ask } = stage;
  await ask("POST /_local/faults", { method: "GET", path: "/apps/{app}/config-vars", hold: "old" });
  const late = ask("GET /apps/catalog/config-vars");
  expect((await held(stage, "old")).body).toEqual({ name: "old", held: 1 });
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  expect((await ask("GET /apps/catalog/config-vars")).body).toEqual({ A: "1" });
  expect((await ask("POST /_local/faults/release", { name: "old" })).body).toEqual({ name: "old", released: 1 });
  expect((await late).body).toEqual({});
});

test("what is held back before its work does it when it is released", async () => {
  const stage = await withApp();
  const { ask } = stage;
  await ask("POST /_local/faults", { method: "PATCH", path: "/apps/", hold: "write", when: "before" });
  const late = ask("PATCH /apps/catalog/config-vars", { A: "late" });
  await held(stage, "write");
  await ask("PATCH /apps/catalog/config-vars", { A: "early" });
  await ask("POST /_local/faults/release", { name: "write" });
  expect((await late).body).toEqual({ A: "late" });
});

test("answers come in whatever order they are released", async () => {
  const stage = await withApp();
  const { ask } = stage;
  for (const hold of ["first", "second"]) await ask("POST /_local/faults", { path: "/account", hold });
  const order: string[] = [];
  const one = ask("GET /account").then(() => order.push("one"));
  await held(stage, "first");
  const two = ask("GET /account").then(() => order.push("two"));
  await held(stage, "second");
  await ask("POST /_local/faults/release", { name: "second" });
  await two;
  await ask("POST /_local/faults/release", { name: "first" });
  await one;
  expect(order).toEqual(["two", "one"]);
});

test("removing the faults lets go of all that is held, and a hold may end in a failure", async () => {
  const stage = trial();
  const { ask } = stage;
  await ask("POST /_local/faults", { path: "/account", hold: "all", times: 2 });
  await ask("POST /_local/faults", { path: "/account", hold: "all", status: 503, times: "all" });
  const answers = [1, 2, 3].map(() => ask("GET /account"));
  await held(stage, "all", 3);
  await ask("DELETE /_local/faults");
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200, 503]);
});

test("what is held when the server closes fails", async () => {
  const stage = trial();
  await stage.ask("POST /_local/faults", { path: "/account", hold: "never" });
  const hanging = expect(stage.ask("GET /account")).rejects.toThrow("closed");
  await held(stage, "never");
  await stage.emulator.close();
  await hanging;
});

test("a delay holds an answer back for a time, and changes nothing else", async () => {
  const { ask } = await withApp();
  await ask("POST /_local/faults", { path: "/apps/catalog", delayMs: 1 });
  expect(await ask("GET /apps/catalog")).toMatchObject({ status: 200, body: { name: "catalog" } });
});

test("a fault may strike until it is removed", async () => {
  const { ask } = trial();
  await ask("POST /_local/faults", { path: "/account", status: 503, times: "all" });
  for (let time = 0; time < 5; time += 1) expect((await ask("GET /account")).status).toBe(503);
  expect((await ask("GET /_local/faults")).body).toMatchObject([{ times: "all" }]);
  await ask("DELETE /_local/faults");
  expect((await ask("GET /account")).status).toBe(200);
});

test("an answer can be as large as one likes, and stays what it is", async () => {
  const { ask, emulator } = await withApp();
  const { body } = await ask("GET /apps/catalog");
  await ask("POST /_local/faults", { path: "/apps/catalog", bodyBytes: 40_000_000 });
  const headers = { Accept: "application/vnd.heroku+json; version=3", Authorization: "Bearer local-token" };
  const text = await (await emulator.app.request("/apps/catalog", { headers })).text();
  expect(Buffer.byteLength(text)).toBe(40_000_000);
  expect(JSON.parse(text)).toEqual(body);
});

test("the rate limit can be spent and switched on, and is refilled as time passes", async () => {
  const { ask, clock } = trial();
  const limit = await ask("POST /_local/rate-limit", { remaining: 0, enforce: true });
  expect(limit.body).toEqual({ remaining: 0, enforce: true });
  const refused = await ask("GET /account");
  expect(refused).toMatchObject({ status: 429, body: { id: "rate_limit" } });
  expect(refused.headers.get("ratelimit-remaining")).toBe("0");
  expect((await ask("GET /account/rate-limits")).body).toEqual({ remaining: 0 });
  clock.advance(1000);
  expect((await ask("GET /account")).status).toBe(200);
  await ask("POST /_local/rate-limit", { remaining: 0, enforce: false });
  expect((await ask("GET /account")).status).toBe(200);
});
