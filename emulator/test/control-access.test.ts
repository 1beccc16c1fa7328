import { expect, test } from "vitest";
import { trial } from "./ask.ts";

/** What takes no token: the pages for a browser, the health check, and the upload of a slug's archive. */
const open = [
  "GET /_local/health",
  "GET /_local/apps",
  "GET /_local/apps/:name",
  "GET /_local/events",
  "PUT /_local/blobs/:slug",
];

function controlRoutes({ emulator }: ReturnType<typeof trial>): string[] {
  const routes = emulator.app.routes.filter(({ path, method }) => path.startsWith("/_local") && method !== "ALL");
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))];
}

test.each([
  ["no token", {}],
  ["an unknown token", { Authorization: "Bearer wrong" }],
  ["a key of another account", { Authorization: "Bearer ada" }],
  ["a key of the same account that only reads", { Authorization: "Bearer narrow" }],
])("no control route but the open ones answers to %s", async (_name, headers: Record<string, string>) => {
  const made = trial();
  await made.ask("POST /_local/accounts", { email: "ada@example.org", token: "ada" });
  await made.ask("POST /_local/accounts", { email: "you@example.org", token: "narrow", scope: ["read"] });
  const before = (await made.ask("GET /_local/state")).body;
  const routes = controlRoutes(made);
  expect(routes.length).toBeGreaterThan(20);
  for (const route of routes) {
    const [method = "", path = ""] = route.split(" ", 2);
    const init = method === "GET" ? { method, headers } : { method, headers, body: "{}" };
    const { status } = await made.emulator.app.request(path, init);
    if (open.includes(route)) expect([200, 404], route).toContain(status);
    else expect(status, route).toBe(401);
  }
  expect((await made.ask("GET /_local/state")).body).toEqual(before);
});

test("the folder's token opens them, as a password too", async () => {
  const { emulator, ask } = trial();
  expect((await ask("GET /_local/requests")).status).toBe(200);
  const basic = `Basic ${Buffer.from(":local-token").toString("base64")}`;
  const answer = await emulator.app.request("/_local/requests", { headers: { Authorization: basic } });
  expect(answer.status).toBe(200);
});
