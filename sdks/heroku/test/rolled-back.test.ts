import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalRun, localRun } from "./local-run.ts";
import { failureOf, unknownMarker } from "./plugin-client.ts";

const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";
const name = "catalog-production";
const plain = (appId: string, value: string) => ({ appId, vars: { LOG_LEVEL: value }, sensitiveVars: {} });

let run: LocalRun;
let appId: string;
beforeAll(async () => {
  run = await localRun();
  appId = (await run.ask("POST /teams/apps", { name, team: "example-library" })).id;
  const slug = await run.ask(`POST /apps/${name}/slugs`, { process_types: { web: "serve" } });
  const { id } = await run.ask(`POST /apps/${name}/releases`, { slug: slug.id });
  await run.ask(`PATCH /apps/${name}/config-vars`, { LOG_LEVEL: "info" });
  await run.ask(`POST /apps/${name}/releases`, { release: id });
});
afterAll(() => run.close());

const current = () => run.ask(`GET /apps/${name}/releases/current`);
const refusal =
  /^catalog-production: expected an app that is not rolled back, got one that you@example\.org rolled back to v3 at \S+Z \(release v5\); this change would make release v6 .* set HEROKU_MOVE_FORWARD=catalog-production for one run \(or heroku:moveForward\)$/;

test("a change of a rolled-back app is refused in the preview and in the up, in one line", async () => {
  const provider = await run.provider({ moveForward: "catalog-staging, reports" });
  const [before, after] = [plain(appId, "info"), plain(appId, "debug")];
  const id = `config:${appId}`;
  for (const preview of [true, false]) {
    const { details } = await failureOf(provider.update(configType, id, before, before, after, preview));
    expect(details).toMatch(refusal);
    expect(details).not.toContain("\n");
  }
  expect((await failureOf(provider.create(configType, after, true))).details).toMatch(refusal);
  expect((await failureOf(provider.delete(configType, id, before))).details).toMatch(refusal);
  expect(await current()).toMatchObject({ version: 5, description: "Rollback to v3" });
});

test("what changes nothing is not refused", async () => {
  const provider = await run.provider();
  const state = plain(appId, "info");
  expect((await provider.diff(configType, `config:${appId}`, state, state, state)).getDiffsList()).toEqual([]);
  const none = { appId, vars: {}, sensitiveVars: {} };
  expect(await provider.create(configType, none, true)).toBeDefined();
});

test("a run that may move the app makes the change", async () => {
  const provider = await run.provider({ moveForward: `reports,${name}` });
  const wanted = plain(appId, "debug");
  expect(await provider.create(configType, wanted, true)).toBeDefined();
  expect(await provider.create(configType, wanted)).toMatchObject({ id: `config:${appId}` });
  expect(await current()).toMatchObject({ version: 6, description: "Set LOG_LEVEL config vars" });
});

test("what is deleted to make room for another app moves nothing forward, and is not refused", async () => {
  const moving = "moving-production";
  const { id: movingId } = await run.ask("POST /teams/apps", { name: moving, team: "example-library" });
  const slug = await run.ask(`POST /apps/${moving}/slugs`, { process_types: { web: "serve" } });
  const { id } = await run.ask(`POST /apps/${moving}/releases`, { slug: slug.id });
  await run.ask(`PATCH /apps/${moving}/config-vars`, { LOG_LEVEL: "info" });
  await run.ask(`POST /apps/${moving}/releases`, { release: id });
  const vars = plain(movingId, "info");
  const state = {
    name: moving,
    organization: { name: "example-library" },
    region: "us",
    acm: false,
    maintenance: false,
  };
  const appType = "heroku:index/app:App";
  const provider = await run.provider({ confirm: "test/x:replace" });
  await provider.read(appType, movingId, state, state);
  await provider.check(appType, { ...state, region: "eu" }, state);
  await provider.diff(appType, movingId, state, state, { ...state, region: "eu" });
  // As the engine asks of what depends on the app, before it deletes anything.
  await provider.diff(configType, `config:${movingId}`, vars, vars, { ...vars, appId: unknownMarker }, "vars");
  await provider.delete(configType, `config:${movingId}`, vars, vars, "vars");
  expect(await run.ask(`GET /apps/${moving}/config-vars`)).not.toHaveProperty("LOG_LEVEL");
});

test("what is deleted with the app moves nothing forward, and is not refused", async () => {
  const appType = "heroku:index/app:App";
  const gone = "retired-production";
  const { id: goneId } = await run.ask("POST /teams/apps", { name: gone, team: "example-library" });
  const slug = await run.ask(`POST /apps/${gone}/slugs`, { process_types: { web: "serve" } });
  const { id } = await run.ask(`POST /apps/${gone}/releases`, { slug: slug.id });
  await run.ask(`PATCH /apps/${gone}/config-vars`, { LOG_LEVEL: "info" });
  await run.ask(`POST /apps/${gone}/releases`, { release: id });
  const vars = plain(goneId, "info");
  const state = { name: gone, organization: { name: "example-library" }, region: "us", acm: false, maintenance: false };
  const provider = await run.provider();
  await provider.read(appType, goneId, state, state);
  // Still declared, it is refused.
  await provider.check(appType, state, state);
  expect((await failureOf(provider.delete(configType, `config:${goneId}`, vars))).details).toContain("rolled back");
  await provider.read(appType, goneId, state, state);
  await provider.delete(configType, `config:${goneId}`, vars);
  await provider.delete(appType, goneId, state);
  await expect(run.ask(`GET /apps/${gone}`)).rejects.toThrow("404");
});
