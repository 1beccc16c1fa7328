import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { trial } from "./ask.ts";
import { tour } from "./tour.ts";

test("after every route was asked, a restart finds exactly what was there", async () => {
  const folder = await mkdtemp(join(tmpdir(), "heroku-"));
  const asked = await tour({ folder });
  const before = asked.find(({ spec }) => spec === "GET /_local/state")?.answer.body;
  expect(before.apps.length).toBeGreaterThan(0);
  const { ask, emulator } = trial({ folder });
  expect((await ask("GET /_local/state")).body).toEqual(before);
  await emulator.close();
  await rm(folder, { recursive: true });
});

test("moved time and what is still to come survive a restart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "heroku-"));
  const first = trial({ folder });
  await first.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  await first.ask("POST /_local/clock", { advanceMs: 3_600_000 });
  await first.ask("POST /apps/catalog/addons", { plan: "heroku-postgresql:essential-0", name: "catalog-db" });
  const then = (await first.ask("GET /_local/clock")).body;
  await first.emulator.close();
  const second = trial({ folder });
  expect((await second.ask("GET /_local/clock")).body).toEqual(then);
  expect((await second.ask("GET /addons/catalog-db")).body.state).toBe("provisioning");
  second.clock.advance(300);
  expect(Object.keys((await second.ask("GET /apps/catalog/config-vars")).body)).toEqual(["DATABASE_URL"]);
  await second.emulator.close();
  await rm(folder, { recursive: true });
});
