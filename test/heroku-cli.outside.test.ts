import { join } from "node:path";
import { running, stopRunning } from "@tandem/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { herokuCli, installHerokuCli } from "./support/heroku-cli.ts";
import { projectCopy } from "./support/project-copy.ts";
import { tandem } from "./support/tandem.ts";

let heroku: (...args: string[]) => Promise<string>;
let project: Awaited<ReturnType<typeof projectCopy>>;

beforeAll(async () => {
  project = await projectCopy();
  await installHerokuCli();
  const { code, output } = await tandem(project.folder, ["try", "--keep"]);
  expect(code, output).toBe(0);
  const local = await running(join(project.folder, ".tandem", "heroku"));
  if (local === undefined) throw new Error("the local Heroku does not run");
  heroku = await herokuCli(local);
});

afterAll(async () => {
  await stopRunning(join(project.folder, ".tandem", "heroku"));
  await project.remove();
});

test("the real Heroku CLI lists the team's apps of both environments", async () => {
  const apps = await heroku("apps", "--team", "example-library");
  for (const name of ["bookings-production", "bookings-staging", "catalog-production", "catalog-staging"]) {
    expect(apps).toContain(name);
  }
});

test("the real Heroku CLI shows each add-on with its plan", async () => {
  const addons = await heroku("addons", "--app", "catalog-production");
  for (const plan of ["heroku-postgresql (", "papertrail (", "rollbar (", "proximo ("]) expect(addons).toContain(plan);
  expect(addons).toContain("as DATABASE");
});

test("the real Heroku CLI reads the config vars, those of the add-ons among them", async () => {
  const config: Record<string, string> = JSON.parse(await heroku("config", "--json", "--app", "catalog-staging"));
  expect(config).toMatchObject({ DJANGO_LOG_LEVEL: "DEBUG", ALLOWED_HOSTS: "catalog-staging.example.org" });
  expect(config.DATABASE_URL).toMatch(/^postgres:\/\//);
});

test("the real Heroku CLI finds the backup schedule of each database", async () => {
  expect(await heroku("pg:backups:schedules", "--app", "catalog-production")).toMatch(
    /DATABASE_URL: daily at 0?2:00 America\/New_York/,
  );
});
