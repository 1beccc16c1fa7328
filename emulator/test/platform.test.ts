import { expect, test } from "vitest";
import type { Answer } from "./ask.ts";
import { release, withApp, withDatabase } from "./estate.ts";

const message = ({ status, body }: Answer) => `${status} ${body.message}`;

test("autoscaling changes a quantity, tells webhooks in its own name, and makes no release", async () => {
  const made = await withApp();
  const { ask, emulator } = made;
  await release(made, { web: "serve" });
  await ask("PATCH /apps/catalog/formation/web", { size: "Performance-M" });
  const url = "https://notices.example.org/hook";
  await ask("POST /apps/catalog/webhooks", { include: ["api:formation"], level: "notify", url });
  const before = await made.releases();
  expect((await ask("POST /_local/autoscale", { app: "catalog", quantity: 4 })).body).toEqual({
    app: "catalog",
    type: "web",
    quantity: 4,
  });
  expect((await ask("GET /apps/catalog/formation/web")).body).toMatchObject({ quantity: 4, size: "Performance-M" });
  expect(await made.releases()).toEqual(before);
  await emulator.settle();
  const [event] = (await ask("GET /apps/catalog/webhook-events")).body;
  expect(event.payload.actor.email).toBe("autoscaling@local-heroku.invalid");
});

test("autoscaling keeps to the rules of dynos", async () => {
  const made = await withApp();
  await release(made, { web: "serve" });
  expect(message(await made.ask("POST /_local/autoscale", { app: "catalog", quantity: 2 }))).toBe(
    "422 Cannot update to more than 1 Basic size dynos per process type.",
  );
  expect(message(await made.ask("POST /_local/autoscale", { app: "catalog", type: "clock", quantity: 1 }))).toBe(
    "404 Couldn't find that process type (clock).",
  );
  expect(message(await made.ask("POST /_local/autoscale", { app: "catlog", quantity: 1 }))).toBe(
    "422 Couldn't find the app catlog.",
  );
});

test("a renewed certificate is another endpoint for the same domains; DNS targets stay unless they are to move", async () => {
  const { ask, clock, releases } = await withApp();
  expect(message(await ask("POST /_local/certificates", { app: "catalog" }))).toBe(
    "422 catalog has no automatic certificate yet.",
  );
  await ask("POST /apps/catalog/acm", {});
  await ask("POST /apps/catalog/domains", { hostname: "www.example.org", sni_endpoint: null });
  await ask("POST /_local/dns", { hostname: "www.example.org" });
  clock.advance(10_000);
  const domain = async () => (await ask("GET /apps/catalog/domains/www.example.org")).body;
  const [before, [old]] = [await domain(), (await ask("GET /apps/catalog/sni-endpoints")).body];
  const { body } = await ask("POST /_local/certificates", { app: "catalog" });
  const [now, endpoints] = [await domain(), (await ask("GET /apps/catalog/sni-endpoints")).body];
  expect(now).toMatchObject({ id: before.id, cname: before.cname, sni_endpoint: body.sni_endpoint });
  expect(endpoints).toMatchObject([{ ...body.sni_endpoint, domains: [now.id] }]);
  expect([old.id, old.name, old.ssl_cert.id]).not.toContain(body.sni_endpoint.id);
  expect(body.sni_endpoint.name).toBe(`${old.name}-2`);
  expect((await ask(`GET /apps/catalog/sni-endpoints/${old.id}`)).status).toBe(404);
  const moved = await ask("POST /_local/certificates", { app: "catalog", targets: true });
  expect(moved.body.targets).toEqual({ "www.example.org": (await domain()).cname });
  expect((await domain()).cname).not.toBe(before.cname);
  expect(await releases()).toEqual(["Initial release", "Enable Logplex"]);
});

test("a renamed plan has its new name wherever it is shown, and is understood by its old one", async () => {
  const { ask, database, releases } = await withDatabase();
  const made = await releases();
  const wish = { plan: "heroku-postgresql:essential-0", name: "heroku-postgresql:basic" };
  expect((await ask("POST /_local/plans", wish)).body).toEqual({ id: database.plan.id, name: wish.name });
  const shown = await ask(`GET /addons/${database.id}`, undefined, { "Accept-Expansion": "plan" });
  expect(shown.body.plan).toMatchObject({ id: database.plan.id, name: wish.name, human_name: "Basic" });
  expect((await ask("GET /addons")).body[0].plan.name).toBe(wish.name);
  const listed = (await ask("GET /addon-services/heroku-postgresql/plans")).body;
  const names = listed.map(({ name }: { name: string }) => name);
  expect(names).toContain(wish.name);
  expect(names).not.toContain(wish.plan);
  for (const name of [wish.plan, wish.name])
    expect((await ask(`GET /plans/${name}`)).body).toMatchObject({ id: database.plan.id, name: wish.name });
  expect(await releases()).toEqual(made);
  const other = await ask("POST /apps/catalog/addons", { plan: wish.plan });
  expect(other.body.plan.name).toBe(wish.name);
});

test("a plan takes neither another's name nor another service's", async () => {
  const { ask } = await withApp();
  const rename = (plan: string, name: string) => ask("POST /_local/plans", { plan, name });
  expect(message(await rename("papertrail:fixa", "papertrail:choklad"))).toBe(
    "422 papertrail:choklad is another plan already.",
  );
  expect(message(await rename("papertrail:fixa", "rollbar:fixa"))).toBe("422 rollbar:fixa is not of papertrail.");
  expect(message(await rename("papertrail:none", "papertrail:new"))).toBe(
    "422 Couldn't find the plan papertrail:none.",
  );
});

test("a vendor's new credentials are a release of the vendor's, with other values under the same names", async () => {
  const { ask, database } = await withDatabase();
  const before = (await ask("GET /apps/catalog/config-vars")).body;
  await ask("POST /_local/credentials", { addon: database.name });
  const now = (await ask("GET /apps/catalog/config-vars")).body;
  expect(Object.keys(now)).toEqual(Object.keys(before));
  expect(now).not.toEqual(before);
  expect((await ask("GET /apps/catalog/releases/current")).body).toMatchObject({
    description: "Update DATABASE by heroku-postgresql",
    user: { email: "heroku-postgresql@addons.heroku.com" },
  });
  expect(message(await ask("POST /_local/credentials", { addon: "nothing" }))).toBe(
    "422 Couldn't find the add-on nothing.",
  );
});

test("a database grows on request, and shows its size against the limit of an Essential plan", async () => {
  const { ask, database } = await withDatabase();
  const size = async () => {
    const { body } = await ask(`GET /client/v11/databases/${database.id}`);
    return body.info.find(({ name }: { name: string }) => name === "Data Size").values;
  };
  expect(await size()).toEqual(["8 MB / 1 GB (0.78%) (In compliance)"]);
  await ask("POST /_local/databases", { addon: database.name, megabytes: 950 });
  expect(await size()).toEqual(["950 MB / 1 GB (92.77%) (In compliance)"]);
  expect(message(await ask("POST /_local/databases", { addon: "nothing", megabytes: 1 }))).toBe(
    "422 Couldn't find the database nothing.",
  );
});
