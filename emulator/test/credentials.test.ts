import { expect, test } from "vitest";
import { withDatabase } from "./estate.ts";

const standard = "heroku-postgresql:standard-0";

test("a database has its default credential, as pg:copy asks for it at its end", async () => {
  const { ask, database } = await withDatabase();
  const path = `/postgres/v0/databases/${database.name}/credentials`;
  const { body } = await ask(`GET ${path}`);
  expect(body).toMatchObject([{ name: "default", state: "active", credentials: [{ state: "active" }] }]);
  const url = new URL((await ask("GET /apps/catalog/config-vars")).body.DATABASE_URL);
  expect([body[0].host, body[0].credentials[0].user]).toEqual([url.hostname, url.username]);
  expect((await ask(`POST ${path}`, { name: "reader" })).status).toBe(422);
});

test("an attachment with a credential gives its user and password, and keeps it from being destroyed", async () => {
  const { ask, database } = await withDatabase(standard);
  const path = `/postgres/v0/databases/${database.id}/credentials`;
  await ask(`POST ${path}`, { name: "reader" });
  expect((await ask(`GET /addons/${database.name}/config/credential:reader`)).body).toHaveLength(1);
  const wish = { addon: database.name, app: "catalog", name: "READER", namespace: "credential:reader" };
  const made = await ask("POST /addon-attachments", wish);
  const { DATABASE_URL, READER_URL } = (await ask("GET /apps/catalog/config-vars")).body;
  expect(new URL(READER_URL).username).toBe("reader");
  expect(new URL(READER_URL).host).toBe(new URL(DATABASE_URL).host);
  expect(new URL(READER_URL).password).not.toBe(new URL(DATABASE_URL).password);
  expect((await ask(`DELETE ${path}/reader`)).status).toBe(422);
  await ask(`DELETE /addon-attachments/${made.body.id}`);
  expect((await ask(`DELETE ${path}/reader`)).status).toBe(200);
});

test("a credential that is not there is none to attach, and the default one is not destroyed", async () => {
  const { ask, database } = await withDatabase(standard);
  expect((await ask(`GET /addons/${database.name}/config/credential:nobody`)).body).toEqual([]);
  const wish = { addon: database.name, app: "catalog", name: "NOBODY", namespace: "credential:nobody" };
  expect((await ask("POST /addon-attachments", wish)).status).toBe(404);
  expect((await ask(`DELETE /postgres/v0/databases/${database.id}/credentials/default`)).status).toBe(404);
});
