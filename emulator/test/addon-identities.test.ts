import { expect, test } from "vitest";
import { withDatabase } from "./estate.ts";

test("an add-on is found by id, name, app::ATTACHMENT, app::service and, where it is the only one, by its service", async () => {
  const { ask, database } = await withDatabase();
  const identities = [
    database.id,
    database.name,
    "catalog::DATABASE",
    "catalog::DATABASE_URL",
    "catalog::heroku-postgresql",
    "heroku-postgresql",
  ];
  for (const identity of identities) {
    const { body } = await ask(`GET /addons/${encodeURIComponent(identity)}`);
    expect(body.id, identity).toBe(database.id);
  }
  for (const identity of [database.id, database.name, "DATABASE", "DATABASE_URL", "heroku-postgresql"]) {
    expect((await ask(`GET /apps/catalog/addons/${identity}`)).body.id, identity).toBe(database.id);
    expect((await ask(`PATCH /apps/catalog/addons/${identity}`, { name: "catalog-db" })).status, identity).toBe(200);
    await ask("PATCH /apps/catalog/addons/DATABASE", { name: database.name });
  }
});

test("an identity that may mean several is refused with their names, and one of nothing is not found", async () => {
  const { ask, clock } = await withDatabase();
  await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-second" });
  clock.advance(300);
  for (const path of ["/addons/heroku-postgresql", "/apps/catalog/addons/heroku-postgresql"]) {
    expect(await ask(`GET ${path}`)).toMatchObject({ status: 422, body: { id: "multiple_matches" } });
  }
  expect((await ask("GET /addons/papertrail")).status).toBe(404);
  expect((await ask("GET /addons/catalog::NOTHING")).status).toBe(404);
});

test("app::ATTACHMENT of an app of others is refused", async () => {
  const { ask } = await withDatabase();
  expect((await ask("GET /addons/example::DATABASE")).status).toBe(403);
});
