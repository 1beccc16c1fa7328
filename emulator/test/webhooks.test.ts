import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterEach, expect, test } from "vitest";
import { release, withApp } from "./estate.ts";

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A receiver on loopback that answers with the next of those statuses, the last one for good. */
async function receiver(...statuses: number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response
        .writeHead(statuses.length > 1 ? (statuses.shift() ?? 200) : (statuses[0] ?? 200), {
          Location: "http://192.0.2.1/",
        })
        .end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => server.close());
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/hook`, received };
}

const hook = { include: ["api:release"], level: "notify" };

test("a release is delivered twice, signed, the second time as succeeded and current", async () => {
  const made = await withApp();
  const { url, received } = await receiver();
  await made.ask("POST /apps/catalog/webhooks", {
    ...hook,
    url,
    secret: "a-secret-of-ours",
    authorization: "Bearer them",
  });
  await release(made, { web: "serve" });
  await made.emulator.settle();
  expect(received).toHaveLength(2);
  for (const { headers, body } of received) {
    const expected = createHmac("sha256", "a-secret-of-ours").update(body).digest("base64");
    expect(headers["heroku-webhook-hmac-sha256"]).toBe(expected);
    expect(headers.authorization).toBe("Bearer them");
  }
  const [first, second] = received.map(({ body }) => JSON.parse(body));
  expect(first).toMatchObject({ action: "create", resource: "release", data: { current: false } });
  expect(second).toMatchObject({
    action: "update",
    data: {
      status: "succeeded",
      current: true,
      description: "Deploy 1a5f89db",
      app: { name: "catalog", process_tier: "production" },
      slug: { commit: "1a5f89db0c4e5f60718293a4b5c6d7e8f9012345" },
    },
    version: "application/vnd.heroku+json; version=3",
    sequence: null,
    webhook_metadata: { event: { include: "api:release" } },
  });
});

test("a secret is made and shown once when none is given, and never given back", async () => {
  const { ask } = await withApp();
  const made = await ask("POST /apps/catalog/webhooks", { ...hook, url: "https://notices.example.org/" });
  const secret = made.headers.get("heroku-webhook-secret") ?? "";
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  const again = await ask(`GET /apps/catalog/webhooks/${made.body.id}`);
  expect(again.headers.get("heroku-webhook-secret")).toBeNull();
  expect(JSON.stringify([made.body, again.body])).not.toContain(secret);
  const given = await ask("POST /apps/catalog/webhooks", {
    ...hook,
    url: "https://notices.example.org/",
    secret: "given",
  });
  expect(given.headers.get("heroku-webhook-secret")).toBeNull();
});

test.each([
  "https://notices.example.org/hook?for=catalog",
  "http://127.0.0.1.example.org/",
  "http://localhost.example.org/",
])("a receiver elsewhere (%s) is never contacted: its delivery is in the inbox, verified", async (url) => {
  const { ask, emulator } = await withApp();
  await ask("POST /apps/catalog/webhooks", { ...hook, url });
  await ask("PATCH /apps/catalog/config-vars", { TOKEN: "marker-4711" });
  await emulator.settle();
  const { body } = await ask("GET /_local/inbox");
  expect(body).toHaveLength(2);
  expect(body.at(-1)).toMatchObject({
    originalUrl: url,
    event: "api:release",
    action: "update",
    app: "catalog",
    description: "Set TOKEN config vars",
    status: "succeeded",
    signatureVerified: true,
  });
  expect(JSON.stringify(body)).not.toContain("marker-4711");
  const deliveries = await ask("GET /apps/catalog/webhook-deliveries");
  expect(deliveries.body).toMatchObject([{ status: "succeeded", num_attempts: 1 }, { status: "succeeded" }]);
});

test("the inbox says when a signature is forged, and refuses what is no delivery", async () => {
  const { ask } = await withApp();
  const made = await ask("POST /apps/catalog/webhooks", { ...hook, url: "https://notices.example.org/" });
  const forged = {
    action: "update",
    data: { description: "Deploy", app: { name: "catalog" } },
    webhook_metadata: { event: { include: "api:release" }, webhook: { id: made.body.id } },
  };
  const headers = {
    "Heroku-Webhook-Hmac-SHA256": "bm90IHNpZ25lZA==",
    "X-Original-Url": "https://notices.example.org/",
  };
  expect((await ask("POST /_local/inbox", forged, headers)).body).toMatchObject({ signatureVerified: false });
  expect((await ask("POST /_local/inbox", {})).status).toBe(422);
  expect((await ask("DELETE /_local/inbox")).body).toEqual([]);
});

test("notify tries once, sync until the receiver answers 2xx", async () => {
  const { ask, clock, emulator } = await withApp();
  const once = await receiver(500);
  const often = await receiver(500, 302, 200);
  await ask("POST /apps/catalog/webhooks", { include: ["api:domain"], level: "notify", url: once.url });
  await ask("POST /apps/catalog/webhooks", { include: ["api:domain"], level: "sync", url: often.url });
  await ask("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  for (let minute = 0; minute < 3; minute += 1) {
    await emulator.settle();
    clock.advance(60_000);
  }
  expect([once.received.length, often.received.length]).toEqual([1, 3]);
  const { body } = await ask("GET /apps/catalog/webhook-deliveries", undefined, { Range: "seq ..; order=asc" });
  expect(body).toMatchObject([
    { status: "failed", num_attempts: 1, next_attempt_at: null, last_attempt: { code: 500 } },
    { status: "succeeded", num_attempts: 3, last_attempt: { code: 200, error_class: null } },
  ]);
  const failed = await ask("GET /apps/catalog/webhook-deliveries?eq[status]=failed");
  expect(failed.body).toHaveLength(1);
});

test("a receiver that does not listen is a failed attempt with its class", async () => {
  const { ask, emulator } = await withApp();
  await ask("POST /apps/catalog/webhooks", { ...hook, level: "sync", url: "http://127.0.0.1:9/" });
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await emulator.settle();
  const { body } = await ask("GET /apps/catalog/webhook-deliveries");
  expect(body[0]).toMatchObject({ status: "retrying", last_attempt: { code: null, error_class: "TypeError" } });
});

test("only the requested events are delivered, and none after the webhook is deleted", async () => {
  const { ask, emulator } = await withApp();
  const made = await ask("POST /apps/catalog/webhooks", {
    ...hook,
    include: ["api:domain"],
    url: "https://notices.example.org/",
  });
  await ask("PATCH /apps/catalog/config-vars", { A: "1" });
  await ask("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await ask(`DELETE /apps/catalog/webhooks/${made.body.id}`);
  await emulator.settle();
  expect((await ask("GET /_local/inbox")).body).toEqual([]);
  expect((await ask(`GET /apps/catalog/webhooks/${made.body.id}`)).status).toBe(404);
});

test.each([
  [{ include: ["api:weather"] }, "api:weather"],
  [{ level: "loud" }, "loud"],
  [{ url: "ftp://example.org" }, "ftp"],
])("the webhook %j is refused", async (wish, named) => {
  const { ask } = await withApp();
  const refused = await ask("POST /apps/catalog/webhooks", { ...hook, url: "https://example.org/", ...wish });
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain(named);
});
