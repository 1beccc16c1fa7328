import { beforeEach, expect, test } from "vitest";
import { postgresBackupSchedule } from "../postgres-backup-schedule.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
let addonId: string;
let addonName: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
  ({ id: addonId, name: addonName } = await heroku.addon(appId, "heroku-postgresql:essential-0"));
  await heroku.requests();
});

const life = () => lifeOf(postgresBackupSchedule, heroku);
const args = () => ({ addonId, hour: 2, timezone: "America/New_York" });
const schedules = () => heroku.ask(`GET /client/v11/databases/${addonId}/transfer-schedules`);
const template = "/client/v11/databases/{database}/transfer-schedules";

test("a schedule is one request, and is read back as declared", async () => {
  const made = await life().create(args());
  expect(await heroku.requests()).toEqual([`POST ${template}`]);
  expect(made).toMatchObject({ id: expect.stringContaining(`${addonId}:`), inputs: { name: "DATABASE_URL" } });
  expect(made.outputs.retainWeeks).toEqual(expect.any(Number));
  expect(await life().read(made)).toEqual(made);
});

test("a repeat and a lost answer leave one schedule", async () => {
  await heroku.fault(`POST ${template}`, "reset");
  const first = await life().create(args());
  heroku.restart();
  await life().create({ ...args(), hour: 5 });
  expect(await schedules()).toMatchObject([{ hour: 5, timezone: "America/New_York" }]);
  expect(await life().read(first)).toMatchObject({ inputs: { hour: 5 } });
});

test("hour and time zone change in place", async () => {
  const made = await life().create(args());
  const changed = await life().update(made, { ...args(), hour: 23, timezone: "UTC" });
  expect(await life().read(changed)).toMatchObject({ inputs: { hour: 23, timezone: "UTC" } });
  expect(await schedules()).toHaveLength(1);
});

test("a time zone under its other name is no drift, and nothing is sent for it", async () => {
  const made = await life().create({ ...args(), timezone: "Asia/Calcutta" });
  const renamed = await life().update(made, { ...args(), timezone: "Asia/Kolkata" });
  expect(await schedules()).toMatchObject([{ timezone: "Asia/Calcutta" }]);
  expect(await life().read(renamed)).toMatchObject({ inputs: { timezone: "Asia/Kolkata" } });
});

test("a database that is still being prepared is waited for", async () => {
  await heroku.fault(`POST ${template}`, 404);
  const made = await life().create(args());
  expect(await life().read(made)).toEqual(made);
});

test("a Data API that is unwell for a while ends no wait for a database", async () => {
  await heroku.fault(`POST ${template}`, 404);
  await heroku.fault("GET /client/v11/databases/{database}/wait_status", 503, { times: 12 });
  const made = await life().create(args());
  expect(await life().read(made)).toEqual(made);
});

test("an add-on that does not exist is not waited for", async () => {
  const nobody = "01234567-89ab-4def-8123-456789abcdef";
  await expect(life().create({ ...args(), addonId: nobody })).rejects.toThrow(`GET /addons/${nobody}: `);
});

test("a schedule is imported by add-on and name, or by their ids", async () => {
  const made = await life().create(args());
  expect(await life().read({ id: `${addonName}:DATABASE_URL` })).toEqual(made);
  expect(await life().read({ id: made.id })).toEqual(made);
  expect(await life().read({ id: "nobodys-addon:DATABASE_URL" })).toBeUndefined();
});

test("a schedule that was recreated manually is found by its name, and deleted", async () => {
  const made = await life().create(args());
  const [{ uuid }] = await schedules();
  await heroku.ask(`DELETE /client/v11/databases/${addonId}/transfer-schedules/${uuid}`);
  expect(await life().read(made)).toBeUndefined();
  await heroku.ask(`POST /client/v11/databases/${addonId}/transfer-schedules`, {
    hour: "7",
    timezone: "UTC",
    schedule_name: "DATABASE_URL",
  });
  expect(await life().read(made)).toMatchObject({ inputs: { hour: 7 } });
  await life().delete(made);
  expect(await schedules()).toEqual([]);
  await life().delete(made);
});

test("the schedule of a database that is gone is gone", async () => {
  const made = await life().create(args());
  await heroku.ask(`DELETE /apps/${appId}/addons/${addonId}`);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});

test("the app is recorded of a schedule that was made without it, and nothing is sent for that", async () => {
  const made = await life().create(args());
  await heroku.requests();
  const noted = await life().update(made, { ...args(), appId });
  expect(await heroku.requests()).toEqual([`GET ${template}`]);
  expect(await life().read(noted)).toEqual(noted);
  expect(noted).toMatchObject({ id: made.id, inputs: { appId }, outputs: made.outputs });
});
