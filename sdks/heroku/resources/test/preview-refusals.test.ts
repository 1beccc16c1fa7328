import { beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import type { Definition } from "../../define/definition.ts";
import { addon } from "../addon.ts";
import { app } from "../app.ts";
import { appWebhook } from "../app-webhook.ts";
import { domain } from "../domain.ts";
import { drain } from "../drain.ts";
import { formation } from "../formation.ts";
import { postgresBackupSchedule } from "../postgres-backup-schedule.ts";
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog")).id;
});

const organization = { name: "example-library" };

/** What a preview says of a new resource; "fine" where it refuses nothing. */
async function preview<In extends z.ZodObject, Out extends z.ZodObject>(
  definition: Definition<In, Out>,
  args: z.input<In>,
  name?: string,
): Promise<string> {
  const inputs = definition.inputs.parse(args);
  return lifeOf(definition, heroku, name)
    .validatePreview(inputs)
    .then(
      () => "fine",
      (error: unknown) => String(error),
    );
}

test("a plan change that leaves the Essential tier is refused in the preview, with the steps that keep the data", async () => {
  const essential = { appId, plan: "heroku-postgresql:essential-0" };
  const life = lifeOf(addon, heroku);
  const made = await life.create(essential);
  const planned = life.validatePreview({ ...essential, plan: "heroku-postgresql:standard-0" }, made);
  const words = String(await planned.catch(String));
  expect(words).toContain("plan: expected a plan of the Essential tier, got heroku-postgresql:standard-0");
  expect(words).toContain(`${made.outputs.name} keeps its plan heroku-postgresql:essential-0`);
  expect(words.match(/^ {2}\d\. /gm)).toHaveLength(5);
});

test.each([
  ["heroku-postgresql:essential-0", "heroku-postgresql:essential-1"],
  ["heroku-postgresql:standard-0", "heroku-postgresql:premium-0"],
  ["heroku-redis:mini", "heroku-redis:premium-0"],
])("a plan change in place from %s to %s is not refused", async (before, after) => {
  const life = lifeOf(addon, heroku);
  const made = await life.create({ appId, plan: before });
  await life.validatePreview({ appId, plan: after }, made);
});

test.each([
  [["heroku/nodejs", "urn:buildpack:heroku/nodejs"], /buildpacks\[1\]: expected each buildpack once/],
  [["nodejs"], /buildpacks\[0\]: expected a name of Heroku's registry such as heroku\/nodejs, or a URL, got "nodejs"/],
  [["heroku/nodejs", "https://github.com/example/buildpack#v1"], /^fine$/],
])("buildpacks %j", async (buildpacks, said) => {
  expect(await preview(app, { name: "reports", organization, buildpacks })).toMatch(said);
});

test.each([
  ["www.example.org", /^fine$/],
  ["*.example.org", /^fine$/],
  ["10.0.0.1", /hostname: expected a host name such as/],
  ["localhost", /hostname: expected a host name such as/],
  ["https://www.example.org", /hostname: expected a host name such as/],
  ["shop.HerokuApp.com", /which belongs to Heroku/],
])("the host name %s", async (hostname, said) => {
  expect(await preview(domain, { appId, hostname })).toMatch(said);
});

test("one person under two spellings, and one host name in two spellings, are refused", async () => {
  const rights = (email: string, name: string) =>
    preview(teamCollaborator, { appId, email, permissions: ["view"] }, name);
  expect(await rights("Ada@example.org", "one")).toBe("fine");
  expect(await rights("ada@example.org", "two")).toMatch(/email: expected each person once on an app.*::one has it/);
  expect(await preview(domain, { appId, hostname: "www.example.org" }, "one")).toBe("fine");
  expect(await preview(domain, { appId, hostname: "WWW.example.org" }, "two")).toMatch(
    /hostname: expected .*::one has it/,
  );
});

test("a backup schedule is refused for what is no Postgres, and for a Shield plan, which has no backups", async () => {
  const database = await heroku.addon(appId, "heroku-postgresql:premium-0");
  const logs = await heroku.addon(appId, "papertrail:choklad");
  const schedule = (addonId: string) => preview(postgresBackupSchedule, { addonId, hour: 1 });
  expect(await schedule(database.id)).toBe("fine");
  expect(await schedule(logs.id)).toMatch(/addonId: expected a Heroku Postgres database, got .* papertrail:choklad/);
  const renaming = { plan: "heroku-postgresql:premium-0", name: "heroku-postgresql:shield-0" };
  await heroku.ask("POST /_local/plans", renaming);
  expect(await schedule(database.id)).toMatch(/addonId: expected a database that has backups/);
});

test("a drain of a scheme that Heroku does not take is refused, and its address is not shown", async () => {
  const said = await preview(drain, { appId, sensitiveUrl: "ftp://u:marker@logs.test" });
  expect(said).toMatch(/sensitiveUrl: expected an address that begins with https:/);
  expect(said).not.toContain("marker");
});

test("drains of one run are counted together with those that the app has", async () => {
  for (const nth of [1, 2, 3, 4]) await heroku.ask(`POST /apps/${appId}/log-drains`, { url: `https://a.test/${nth}` });
  expect(await preview(drain, { appId, url: "https://a.test/1" }, "taken over")).toBe("fine");
  expect(await preview(drain, { appId, url: "https://a.test/5" }, "fifth")).toBe("fine");
  expect(await preview(drain, { appId, url: "https://a.test/6" }, "sixth")).toMatch(
    /at most 5 log drains on an app, got number 6/,
  );
});

test("an event that no webhook has is refused, with those there are", async () => {
  const hook = { appId, url: "https://a.test", level: "notify" } as const;
  expect(await preview(appWebhook, { ...hook, includes: ["api:relase"] })).toMatch(
    /one of api:addon-attachment, .*, got api:relase/,
  );
});

test("process types that move together to another tier are not refused for what they are now", async () => {
  await heroku.release(appId, { web: "run", worker: "run" });
  const move = (type: string) => preview(formation, { appId, type, quantity: 1, size: "Standard-1X" }, type);
  expect(await Promise.all([move("web"), move("worker")])).toEqual(["fine", "fine"]);
});

test("where Heroku is unwell, or lets the key look up nothing, a preview refuses nothing", async () => {
  for (const status of [403, 503] as const) {
    heroku.restart();
    await heroku.fault("GET /dyno-sizes", status, { times: 10 });
    expect(await preview(formation, { appId, type: "web", quantity: 1, size: "Mega-1X" })).toBe("fine");
    await heroku.ask("DELETE /_local/faults");
  }
});
