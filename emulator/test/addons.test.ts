import { expect, test } from "vitest";
import { withApp, withDatabase } from "./estate.ts";

const postgres = { plan: "heroku-postgresql:essential-0" };

test("an add-on is provisioned after a while, and only then sets its config vars, with a release", async () => {
  const { ask, clock, releases } = await withApp();
  const made = await ask("POST /apps/catalog/addons", { ...postgres, name: "catalog-db", config: { version: "17" } });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    name: "catalog-db",
    state: "provisioning",
    config_vars: [],
    plan: { name: "heroku-postgresql:essential-0" },
    addon_service: { name: "heroku-postgresql" },
    billed_price: { cents: 500, unit: "month" },
    app: { name: "catalog" },
  });
  expect((await ask("GET /apps/catalog/config-vars")).body).toEqual({});
  clock.advance(299);
  expect((await ask("GET /addons/catalog-db")).body.state).toBe("provisioning");
  clock.advance(1);
  expect((await ask("GET /apps/catalog/addons/catalog-db")).body).toMatchObject({
    state: "provisioned",
    config_vars: ["DATABASE_URL"],
  });
  expect((await ask("GET /apps/catalog/config-vars")).body.DATABASE_URL).toMatch(/^postgres:\/\/u\w+:p\w{64}@pg-/);
  expect((await releases()).at(-1)).toBe("Attach DATABASE (@ref:catalog-db)");
});

test("each add-on has its own password", async () => {
  const { ask, clock } = await withApp();
  await ask("POST /apps/catalog/addons", postgres);
  const second = await ask("POST /apps/catalog/addons", postgres);
  clock.advance(300);
  const { body } = await ask("GET /apps/catalog/config-vars");
  const urls = Object.values(body);
  expect(Object.keys(body)).toEqual(["DATABASE_URL", "HEROKU_POSTGRESQL_AQUA_URL"]);
  expect(new Set(urls).size).toBe(2);
  expect(second.body.name).toMatch(/^postgresql-[a-z]+-\d{5}$/);
});

test("config vars of an add-on cannot be overwritten or removed", async () => {
  const { ask } = await withDatabase();
  for (const value of ["postgres://elsewhere", null]) {
    expect(await ask("PATCH /apps/catalog/config-vars", { OTHER: "1", DATABASE_URL: value })).toMatchObject({
      status: 422,
      body: { id: "invalid_params", message: "Cannot overwrite attachment values DATABASE_URL." },
    });
  }
  expect((await ask("GET /apps/catalog/config-vars")).body.OTHER).toBeUndefined();
});

test.each(["heroku-postgresql:hobby-dev", "nothing", "nothing:at-all", "deployhooks:http", "deployhooks"])(
  "the plan %s is refused in Heroku's words",
  async (plan) => {
    const { ask } = await withApp();
    expect(await ask("POST /apps/catalog/addons", { plan })).toMatchObject({
      status: 422,
      body: { message: `Couldn't find either the add-on service or the add-on plan of "${plan}".` },
    });
  },
);

test("a service alone means its usual plan, and Heroku's command line may name a plan in an object", async () => {
  const { ask } = await withApp();
  expect((await ask("POST /apps/catalog/addons", { plan: "papertrail" })).body.plan.name).toBe("papertrail:choklad");
  expect((await ask("POST /apps/catalog/addons", { plan: "memcachier" })).body.plan.name).toBe("memcachier:dev");
  const made = await ask("POST /apps/catalog/addons", {
    plan: { name: "heroku-redis:mini" },
    attachment: { name: "CACHE" },
  });
  expect(made.body.plan.name).toBe("heroku-redis:mini");
});

test("an add-on name is unique across Heroku, and options are strings", async () => {
  const { ask } = await withApp();
  await ask("POST /apps/catalog/addons", { ...postgres, name: "catalog-db" });
  const again = await ask("POST /apps/catalog/addons", { ...postgres, name: "catalog-db" });
  expect(again).toMatchObject({ status: 422, body: { message: "Name catalog-db is already taken" } });
  const typed = await ask("POST /apps/catalog/addons", { ...postgres, config: { version: 17 } });
  expect(typed.body.message).toBe('Invalid type for key "config.version": expected 17 to be ["string"].');
});

test("a plan changes within its tier, and not out of Essential or to another service", async () => {
  const { ask, database } = await withDatabase();
  const path = `PATCH /apps/catalog/addons/${database.name}`;
  expect((await ask(path, { plan: "heroku-postgresql:essential-1" })).body).toMatchObject({
    id: database.id,
    plan: { name: "heroku-postgresql:essential-1" },
    billed_price: { cents: 900 },
  });
  const refused = await ask(path, { plan: "heroku-postgresql:standard-0" });
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain("pg:copy");
  expect((await ask(path, { plan: "heroku-redis:mini" })).status).toBe(422);
  expect((await ask(`GET /addons/${database.id}`)).body.plan.name).toBe("heroku-postgresql:essential-1");
});

test("standard and premium plans change among each other", async () => {
  const { ask, database } = await withDatabase("heroku-postgresql:standard-0");
  const changed = await ask(`PATCH /apps/catalog/addons/${database.id}`, { plan: "heroku-postgresql:premium-0" });
  expect(changed).toMatchObject({ status: 200, body: { plan: { name: "heroku-postgresql:premium-0" } } });
});

test("deleting takes config vars and schedules away, and says deprovisioned", async () => {
  const { ask, database, releases } = await withDatabase();
  await ask(`POST /client/v11/databases/${database.id}/transfer-schedules`, { hour: 2 });
  const gone = await ask(`DELETE /apps/catalog/addons/${database.id}`, { force: false });
  expect(gone).toMatchObject({ status: 200, body: { id: database.id, state: "deprovisioned" } });
  expect((await ask(`GET /addons/${database.id}`)).body).toEqual({
    id: "not_found",
    message: "Couldn't find that add-on.",
    resource: "add_on",
  });
  expect((await ask("GET /apps/catalog/config-vars")).body).toEqual({});
  expect((await releases()).at(-1)).toBe(`Detach DATABASE (@ref:${database.name})`);
  expect((await ask("GET /_local/state")).body.schedules).toEqual([]);
});

test("an add-on that other apps use goes only by force, and leaves a release there", async () => {
  const { ask, database } = await withDatabase();
  await ask("POST /teams/apps", { name: "reports", team: "example-library" });
  await ask("POST /addon-attachments", { addon: database.id, app: "reports", name: "SOURCE" });
  expect((await ask(`DELETE /apps/catalog/addons/${database.id}`, { force: false })).status).toBe(422);
  expect((await ask(`DELETE /apps/catalog/addons/${database.id}`, { force: true })).status).toBe(200);
  expect((await ask("GET /apps/reports/config-vars")).body).toEqual({});
  const releases = await ask("GET /apps/reports/releases");
  expect(releases.body.at(-1).description).toBe(`Detach SOURCE (@ref:${database.name})`);
});

test("deleting an app deletes the add-ons that it pays for", async () => {
  const { ask, database } = await withDatabase();
  await ask("POST /teams/apps", { name: "reports", team: "example-library" });
  await ask("POST /addon-attachments", { addon: database.id, app: "reports" });
  await ask("DELETE /apps/catalog");
  expect((await ask(`GET /addons/${database.id}`)).status).toBe(404);
  expect((await ask("GET /apps/reports/addon-attachments")).body).toEqual([]);
});

test("papertrail adds a drain that cannot be deleted by hand", async () => {
  const { ask, clock } = await withApp();
  const made = await ask("POST /apps/catalog/addons", { plan: "papertrail:choklad" });
  clock.advance(300);
  const { body } = await ask("GET /apps/catalog/log-drains");
  expect(body).toMatchObject([{ addon: { id: made.body.id, name: made.body.name } }]);
  expect((await ask(`DELETE /apps/catalog/log-drains/${body[0].id}`)).status).toBe(422);
});
