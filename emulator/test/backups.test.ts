import { expect, test } from "vitest";
import { nextRun } from "../model/backups.ts";
import { withApp, withDatabase } from "./estate.ts";

test("a database is not found until it is provisioned", async () => {
  const { ask, clock } = await withApp();
  const made = await ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0" });
  const path = `/client/v11/databases/${made.body.id}`;
  expect((await ask(`GET ${path}`)).status).toBe(404);
  expect((await ask(`POST ${path}/transfer-schedules`, { hour: 2 })).status).toBe(404);
  expect((await ask(`GET ${path}/wait_status`)).body).toMatchObject({ "waiting?": true });
  clock.advance(300);
  expect((await ask(`GET ${path}`)).body).toMatchObject({ addon_id: made.body.id, plan: { name: "essential-0" } });
  expect((await ask(`GET ${path}/wait_status`)).body).toMatchObject({ "waiting?": false });
});

test("a schedule takes its hour as number or text, and a second of its name changes the first", async () => {
  const { ask, database } = await withDatabase();
  const path = `/client/v11/databases/${database.name}/transfer-schedules`;
  const wish = { hour: "02", timezone: "America/New_York", schedule_name: "DATABASE_URL" };
  const first = await ask(`POST ${path}`, wish);
  expect(first.status).toBe(201);
  expect(first.body).toMatchObject({
    name: "DATABASE_URL",
    hour: 2,
    timezone: "America/New_York",
    retain_weeks: 1,
    retain_months: 0,
  });
  const second = await ask(`POST ${path}`, { ...wish, hour: 4 });
  expect(second.body).toMatchObject({ uuid: first.body.uuid, hour: 4 });
  expect((await ask(`GET ${path}`)).body).toEqual([second.body]);
  expect((await ask(`DELETE ${path}/${first.body.uuid}`)).status).toBe(200);
  expect((await ask(`GET ${path}`)).body).toEqual([]);
  expect((await ask(`DELETE ${path}/${first.body.uuid}`)).status).toBe(404);
});

test("zone and name have defaults", async () => {
  const { ask, database } = await withDatabase("heroku-postgresql:standard-0");
  const { body } = await ask(`POST /client/v11/databases/${database.id}/transfer-schedules`, { hour: 0 });
  expect(body).toMatchObject({ name: "DATABASE_URL", timezone: "UTC", retain_weeks: 4 });
});

test.each([
  [{ hour: 24 }, 422],
  [{ hour: "x" }, 422],
  [{ timezone: "UTC" }, 422],
  [{ hour: 2, timezone: "EST" }, 400],
  [{ hour: 2, timezone: "Mars/Olympus" }, 400],
])("the schedule %j is refused with %i", async (wish, status) => {
  const { ask, database } = await withDatabase();
  expect((await ask(`POST /client/v11/databases/${database.id}/transfer-schedules`, wish)).status).toBe(status);
});

test("a backup runs for a while, then has a public address", async () => {
  const { ask, clock, database } = await withDatabase();
  const made = await ask(`POST /client/v11/databases/${database.id}/backups`);
  expect(made.body).toMatchObject({ num: 1, from_type: "pg_dump", to_type: "gof3r", succeeded: null, schedule: null });
  const address = "POST /client/v11/apps/catalog/transfers/1/actions/public-url";
  expect((await ask(address)).status).toBe(422);
  clock.advance(1000);
  expect((await ask("GET /client/v11/apps/catalog/transfers/1?verbose=true")).body.succeeded).toBe(true);
  expect((await ask(address)).body.url).toMatch(/^https:\/\//);
  expect((await ask("DELETE /client/v11/apps/catalog/transfers/1")).status).toBe(200);
  expect((await ask("GET /client/v11/apps/catalog/transfers")).body).toEqual([]);
});

test("a running backup can be canceled", async () => {
  const { ask, database } = await withDatabase();
  const made = await ask(`POST /client/v11/databases/${database.id}/backups`);
  const canceled = await ask(`POST /client/v11/apps/catalog/transfers/${made.body.uuid}/actions/cancel`);
  expect(canceled.body.succeeded).toBe(false);
});

test("a schedule makes a backup each day at its hour, and old ones go", async () => {
  const { ask, database } = await withDatabase();
  const schedule = await ask(`POST /client/v11/databases/${database.id}/transfer-schedules`, {
    hour: 2,
    timezone: "Europe/Paris",
  });
  await ask("POST /_local/clock", { advanceMs: 3 * 86_400_000 });
  const three = await ask("GET /client/v11/apps/catalog/transfers");
  expect(three.body.map(({ created_at }: { created_at: string }) => created_at)).toEqual([
    "2026-11-21T01:00:00Z",
    "2026-11-22T01:00:00Z",
    "2026-11-23T01:00:00Z",
  ]);
  expect(three.body[0].schedule).toEqual({ uuid: schedule.body.uuid });
  await ask("POST /_local/clock", { advanceMs: 60 * 86_400_000 });
  expect((await ask("GET /client/v11/apps/catalog/transfers")).body.length).toBeLessThanOrEqual(9);
});

test("the next run is the next such hour of the zone, also when clocks change", () => {
  const at = (text: string) => Date.parse(text);
  const run = (after: string) => new Date(nextRun({ hour: 2, timezone: "America/New_York" }, at(after))).toISOString();
  expect(run("2026-11-20T00:00:00Z")).toBe("2026-11-20T07:00:00.000Z");
  expect(run("2026-11-20T07:00:00Z")).toBe("2026-11-21T07:00:00.000Z");
  expect(run("2026-07-01T00:00:00Z")).toBe("2026-07-01T06:00:00.000Z");
});
