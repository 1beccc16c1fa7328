import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { withApp } from "./estate.ts";

const dated = /^\d{4}-\d{2}-\d{2}$/;

test("health shows the date of the catalogue", async () => {
  const { ask } = trial();
  const { body } = await ask("GET /_local/health");
  expect(body.catalogue.date).toMatch(dated);
  expect((await ask("GET /addon-services/papertrail")).body.updated_at.slice(0, 10)).toBe(body.catalogue.date);
});

test.each([
  ["heroku-redis", ["REDIS_URL"]],
  ["rediscloud", ["REDISCLOUD_URL"]],
  ["graphenedb", ["GRAPHENEDB_BOLT_PASSWORD", "GRAPHENEDB_BOLT_URL", "GRAPHENEDB_BOLT_USER", "GRAPHENEDB_URL"]],
  ["scheduler", []],
  ["quotaguardstatic", ["QUOTAGUARDSTATIC_URL"]],
  ["quotaguard", ["QUOTAGUARD_URL"]],
  ["quotaguardshield", ["QUOTAGUARDSHIELD_URL"]],
])("%s has prices and sets %j", async (service, names) => {
  const { ask, clock } = await withApp();
  const plans = await ask(`GET /addon-services/${service}/plans`);
  for (const { price } of plans.body) {
    expect(price).toEqual({ cents: expect.any(Number), contract: false, unit: "month" });
  }
  await ask("POST /apps/catalog/addons", { plan: service });
  clock.advance(300);
  expect((await ask("GET /apps/catalog/addons")).body[0].config_vars).toEqual(names);
});

test("a service that is shut down is listed as such, sells nothing, and leaves what there is", async () => {
  const { ask } = await withApp();
  await ask("POST /apps/catalog/addons", { plan: "proximo:development", name: "catalog-egress" });
  await ask("POST /_local/addon-services", { name: "proximo", state: "shutdown" });
  expect((await ask("GET /addon-services/proximo")).body.state).toBe("shutdown");
  const listed = await ask("GET /addon-services");
  expect(listed.body.find(({ name }: { name: string }) => name === "proximo").state).toBe("shutdown");
  expect(await ask("POST /apps/catalog/addons", { plan: "proximo:development" })).toMatchObject({
    status: 422,
    body: {
      id: "invalid_params",
      message: `Couldn't find either the add-on service or the add-on plan of "proximo:development".`,
    },
  });
  expect((await ask("GET /addons/catalog-egress")).body.addon_service.name).toBe("proximo");
  await ask("POST /_local/addon-services", { name: "proximo", state: "ga" });
  expect((await ask("POST /apps/catalog/addons", { plan: "proximo:development" })).status).toBe(201);
});

test("a state is given to a service that there is, and of those that there are", async () => {
  const { ask } = trial();
  const wrong = { name: "nothing", state: "shutdown" };
  expect(await ask("POST /_local/addon-services", wrong)).toMatchObject({ status: 422 });
  expect(await ask("POST /_local/addon-services", { name: "proximo", state: "retired" })).toMatchObject({
    status: 422,
  });
});

test("a plan that is paid for by use says so, and is not made", async () => {
  const { ask } = await withApp();
  const plan = "heroku-postgresql:advanced";
  expect((await ask(`GET /plans/${plan}`)).body.price).toMatchObject({ cents: 0, metered: true, unit: "hour" });
  expect(await ask("POST /apps/catalog/addons", { plan })).toMatchObject({ status: 422 });
});

test("every dyno size has a price a month, Shield a fifth above Private", async () => {
  const { ask } = trial();
  const { body } = await ask("GET /dyno-sizes");
  const cents = new Map<string, number>(
    body.map(({ name, cost }: { name: string; cost: { cents: number; unit: string } }) => [name, cost.cents]),
  );
  expect(cents.get("Standard-1X")).toBe(2500);
  expect([...cents.values()].every((price) => price > 0)).toBe(true);
  const shield = [...cents].filter(([name]) => name.startsWith("Shield-"));
  expect(shield).not.toEqual([]);
  for (const [name, price] of shield) expect(price).toBe((cents.get(name.replace("Shield", "Private")) ?? 0) * 1.2);
});
