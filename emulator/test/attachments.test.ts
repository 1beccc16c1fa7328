import { expect, test } from "vitest";
import { withDatabase } from "./estate.ts";

test("an attachment to another app sets its config vars at once, with a release", async () => {
  const { ask, database } = await withDatabase();
  await ask("POST /teams/apps", { name: "reports", team: "example-library" });
  const made = await ask("POST /addon-attachments", {
    addon: { name: database.name },
    app: { name: "reports" },
    name: "SOURCE",
  });
  expect(made).toMatchObject({
    status: 201,
    body: { name: "SOURCE", app: { name: "reports" }, addon: { id: database.id } },
  });
  const [here, there] = await Promise.all([ask("GET /apps/catalog/config-vars"), ask("GET /apps/reports/config-vars")]);
  expect(there.body).toEqual({ SOURCE_URL: here.body.DATABASE_URL });
  expect((await ask("GET /apps/reports/addons")).body).toEqual([]);
  expect((await ask("GET /apps/reports/addon-attachments/SOURCE")).body.id).toBe(made.body.id);
  expect((await ask(`GET /addons/${database.id}/addon-attachments`)).body).toHaveLength(2);
});

test("the last attachment on the app that pays cannot go, another one can", async () => {
  const { ask, database } = await withDatabase();
  const [first] = (await ask("GET /apps/catalog/addon-attachments")).body;
  const refused = await ask(`DELETE /addon-attachments/${first.id}`);
  expect(refused.status).toBe(422);
  expect(refused.body.message).toBe(
    `Cannot destroy last attachment to billing app catalog for resource ${database.name}`,
  );
  await ask("POST /addon-attachments", { addon: database.id, app: "catalog", name: "OTHER" });
  expect((await ask(`DELETE /addon-attachments/${first.id}`)).status).toBe(200);
  expect(Object.keys((await ask("GET /apps/catalog/config-vars")).body)).toEqual(["OTHER_URL"]);
});

test("a name in use is replaced only when the app is confirmed", async () => {
  const { ask, clock, database } = await withDatabase();
  const second = await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-1" });
  clock.advance(300);
  const wish = { addon: second.body.id, app: "catalog", name: "DATABASE" };
  const refused = await ask("POST /addon-attachments", wish);
  expect(refused).toMatchObject({ status: 423, body: { id: "confirmation_required" } });
  expect(refused.headers.get("x-confirmation-required")).toBe("catalog");
  await ask("POST /addon-attachments", { addon: database.id, app: "catalog", name: "OLD" });
  expect((await ask("POST /addon-attachments", { ...wish, confirm: "catalog" })).status).toBe(201);
  expect((await ask("GET /apps/catalog/addon-attachments/DATABASE")).body.addon.id).toBe(second.body.id);
});

test("what a person writes is resolved to an add-on", async () => {
  const { ask, database } = await withDatabase();
  for (const addon of [database.id, database.name, "DATABASE", "DATABASE_URL", "heroku-postgresql"]) {
    const { body } = await ask("POST /actions/addons/resolve", { addon, app: "catalog" });
    expect(body.map(({ id }: { id: string }) => id)).toEqual([database.id]);
  }
  expect(await ask("POST /actions/addons/resolve", { addon: "other", app: "catalog" })).toMatchObject({ status: 404 });
});

test("several that fit are refused as ambiguous", async () => {
  const { ask } = await withDatabase();
  await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-1" });
  expect(await ask("POST /actions/addons/resolve", { addon: "heroku-postgresql", app: "catalog" })).toMatchObject({
    status: 422,
    body: { id: "multiple_matches" },
  });
});

test("a name of an add-on is resolved to all of its attachments on the app, and one of nothing is not found", async () => {
  const { ask, database } = await withDatabase("heroku-postgresql:standard-0");
  await ask(`POST /postgres/v0/databases/${database.id}/credentials`, { name: "reader" });
  const wish = { addon: database.name, app: "catalog", name: "READER", namespace: "credential:reader" };
  await ask("POST /addon-attachments", wish);
  const query = { addon_attachment: database.name, app: "catalog" };
  const { body } = await ask("POST /actions/addon-attachments/resolve", query);
  expect(body).toMatchObject([
    { name: "DATABASE", namespace: null },
    { name: "READER", namespace: "credential:reader" },
  ]);
  const nothing = { addon_attachment: "NOTHING", app: "catalog" };
  expect((await ask("POST /actions/addon-attachments/resolve", nothing)).status).toBe(404);
});

test("plan and config vars of an attachment are given when asked for", async () => {
  const { ask, database } = await withDatabase();
  const query = { addon_attachment: "DATABASE_URL", app: "catalog", addon_service: "heroku-postgresql" };
  const plain = await ask("POST /actions/addon-attachments/resolve", query);
  expect(plain.body[0]).not.toHaveProperty("config_vars");
  const headers = { "Accept-Inclusion": "addon:plan,config_vars" };
  const { body } = await ask("POST /actions/addon-attachments/resolve", query, headers);
  expect(body).toMatchObject([
    { addon: { id: database.id, plan: { name: database.plan.name } }, config_vars: ["DATABASE_URL"] },
  ]);
});

test("the whole plan and service of an add-on are given when asked for", async () => {
  const { ask } = await withDatabase();
  const headers = { "Accept-Expansion": "addon_service,plan" };
  const { body } = await ask("GET /apps/catalog/addons", undefined, headers);
  expect(body).toMatchObject([{ plan: { price: { cents: 500 } }, addon_service: { human_name: "Heroku Postgres" } }]);
});

test("the catalogue is public, and says what was shut down", async () => {
  const { ask } = await withDatabase();
  const headers = { Authorization: "" };
  const services = await ask("GET /addon-services", undefined, headers);
  expect(services.status).toBe(200);
  expect(services.body.find(({ name }: { name: string }) => name === "deployhooks").state).toBe("shutdown");
  const { body } = await ask("GET /addon-services/heroku-postgresql/plans/essential-0", undefined, headers);
  expect(body).toMatchObject({ name: "heroku-postgresql:essential-0", price: { cents: 500, unit: "month" } });
  expect((await ask("GET /plans/heroku-postgresql:essential-0", undefined, headers)).body).toEqual(body);
});
