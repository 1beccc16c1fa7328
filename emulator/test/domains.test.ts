import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { withApp } from "./estate.ts";

const domain = { hostname: "www.example.org", sni_endpoint: null };

test("a domain has its DNS target in the first answer, and is set up after a moment; every app has one of Heroku's", async () => {
  const { ask, clock } = await withApp();
  const made = await ask("POST /apps/catalog/domains", domain);
  expect(made).toMatchObject({
    status: 201,
    body: { hostname: "www.example.org", kind: "custom", status: "pending" },
  });
  expect(made.body.cname).toMatch(/^[a-z]+-[a-z]+-[0-9a-f]+\.herokudns\.com$/);
  clock.advance(100);
  const { body } = await ask("GET /apps/catalog/domains/www.example.org");
  expect(body).toMatchObject({ id: made.body.id, status: "succeeded", acm_status: null });
  expect(body.cname).toBe(made.body.cname);
  const kinds = (await ask("GET /apps/catalog/domains")).body.map(({ kind }: { kind: string }) => kind);
  expect(kinds.sort()).toEqual(["custom", "heroku"]);
});

test("the key sni_endpoint is required, null is fine", async () => {
  const { ask } = await withApp();
  expect(await ask("POST /apps/catalog/domains", { hostname: "www.example.org" })).toMatchObject({
    status: 422,
    body: { id: "invalid_params", message: "Require params: sni_endpoint." },
  });
  expect((await ask("POST /apps/catalog/domains", { ...domain, sni_endpoint: "" })).status).toBe(422);
  expect((await ask("POST /apps/catalog/domains", { ...domain, sni_endpoint: "other" })).status).toBe(404);
});

test("a host name belongs to one app across Heroku, until it is removed", async () => {
  const { ask } = await withApp();
  await ask("POST /teams/apps", { name: "reports", team: "example-library" });
  await ask("POST /apps/catalog/domains", domain);
  expect((await ask("POST /apps/catalog/domains", domain)).body.message).toBe("Domain already added to this app.");
  expect((await ask("POST /apps/reports/domains", domain)).body.message).toBe(
    "www.example.org is currently in use by another app.",
  );
  expect((await ask("DELETE /apps/catalog/domains/www.example.org")).status).toBe(200);
  expect((await ask("POST /apps/reports/domains", domain)).status).toBe(201);
  await ask("DELETE /apps/reports");
  expect((await ask("POST /apps/catalog/domains", domain)).status).toBe(201);
});

test.each(["WWW.example.org", "example", "-a.example.org", "a b.example.org", "catalog.herokuapp.com", "a..org"])(
  "the host name %s is refused",
  async (hostname) => {
    const { ask } = await withApp();
    expect((await ask("POST /apps/catalog/domains", { hostname, sni_endpoint: null })).status).toBe(422);
  },
);

test("a certificate waits until the DNS record points at the domain's target", async () => {
  const { ask, clock } = await withApp();
  await ask("POST /apps/catalog/domains", domain);
  await ask("POST /apps/catalog/acm", {});
  const state = async () => {
    clock.advance(10_000);
    return (await ask("GET /apps/catalog/domains/www.example.org")).body.acm_status;
  };
  expect(await state()).toBeNull();
  await ask("POST /_local/dns", { hostname: "www.example.org", target: "elsewhere.example.net" });
  expect(await state()).toBeNull();
  await ask("POST /_local/dns", { hostname: "www.example.org", target: undefined });
  expect(await state()).toBe("ok");
  expect(Object.keys((await ask("GET /_local/dns")).body)).toEqual(["www.example.org"]);
  await ask("POST /_local/dns", { hostname: "www.example.org", target: null });
  expect([await state(), (await ask("GET /_local/dns")).body]).toEqual([null, {}]);
});

test("with a DNS record the certificate walks to ok by itself, and Heroku chooses the endpoint", async () => {
  const { ask, clock } = await withApp();
  await ask("POST /apps/catalog/domains", domain);
  await ask("POST /apps/catalog/acm", {});
  await ask("POST /_local/dns", { hostname: "www.example.org" });
  const seen: unknown[] = [];
  for (let step = 0; step < 6; step += 1) {
    seen.push((await ask("GET /apps/catalog/domains/www.example.org")).body.acm_status);
    clock.advance(1000);
  }
  expect(seen).toEqual([null, "in-progress", "dns-verified", "verified", "ok", "ok"]);
  const { body } = await ask("GET /apps/catalog/domains/www.example.org");
  const [endpoint] = (await ask("GET /apps/catalog/sni-endpoints")).body;
  expect(body.sni_endpoint).toEqual({ id: endpoint.id, name: endpoint.name });
  expect(endpoint).toMatchObject({ domains: [body.id], ssl_cert: { acm: true, cert_domains: ["www.example.org"] } });
  await ask("DELETE /apps/catalog/acm");
  expect((await ask("GET /apps/catalog/sni-endpoints")).body).toEqual([]);
});

test("a failing certificate can be asked for, and let go on", async () => {
  const { ask, clock } = await withApp();
  await ask("POST /apps/catalog/domains", domain);
  await ask("POST /apps/catalog/acm", {});
  await ask("POST /_local/dns", { hostname: "www.example.org" });
  clock.advance(10_000);
  const acm = { status: "failing", reason: "CAA record forbids" };
  await ask("POST /_local/domains", { hostname: "www.example.org", acm });
  expect((await ask("GET /apps/catalog/domains/www.example.org")).body).toMatchObject({
    acm_status: "failing",
    acm_status_reason: "CAA record forbids",
    sni_endpoint: null,
  });
  await ask("POST /_local/domains", { hostname: "www.example.org", acm: null });
  expect((await ask("GET /apps/catalog/domains/www.example.org")).body.acm_status).toBe("ok");
});

test("a DNS target that takes its time is null until then, and the domain pending", async () => {
  const { ask, clock } = trial({ timings: { cnameMs: 5000 } });
  await ask("POST /apps", { name: "catalog" });
  expect((await ask("POST /apps/catalog/domains", domain)).body).toMatchObject({ cname: null, status: "pending" });
  clock.advance(5000);
  const { body } = await ask("GET /apps/catalog/domains/www.example.org");
  expect(body).toMatchObject({ cname: expect.stringContaining(".herokudns.com"), status: "succeeded" });
});
