import { beforeEach, describe, expect, test } from "vitest";
import { addon } from "../addon.ts";
import { addonAttachment } from "../addon-attachment.ts";
import { app } from "../app.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { allowMoving } from "../apps/rolled-back.ts";
import { formation } from "../formation.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-production")).id;
  await heroku.release(appId, { web: "serve" });
});

const config = (name?: string) => lifeOf(appConfigAssociation, heroku, name);
const vars = (LOG_LEVEL: string) => ({ appId, vars: { LOG_LEVEL } });
const versions = async () => (await heroku.ask(`GET /apps/${appId}/releases`)).length;
const refusal = (next: number) =>
  new RegExp(
    `^catalog-production: expected an app that is not rolled back, got one that you@example\\.org rolled back to v3 at ${/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.source} ` +
      `\\(release v${next - 1}\\); this change would make release v${next} and move it forward, to the config vars and add-ons declared here: ` +
      "deploy a fix first, or, to move it all the same, set HEROKU_MOVE_FORWARD=catalog-production for one run \\(or heroku:moveForward\\)$",
  );

/** Goes back to the first deploy, in the run after the present one. */
async function rollBack(): Promise<void> {
  const first = await heroku.ask(`GET /apps/${appId}/releases/3`);
  await heroku.ask(`POST /apps/${appId}/releases`, { release: first.id });
  heroku.restart();
  await heroku.requests();
}

describe("an app that is rolled back", () => {
  test("is refused a change of config vars, in preview and up, and nothing is written", async () => {
    const made = await config().create(vars("info"));
    await rollBack();
    const count = await versions();
    await expect(config().validatePreview(vars("debug"), made)).rejects.toThrow(refusal(6));
    await expect(config().update(made, vars("debug"))).rejects.toThrow(refusal(6));
    await expect(config("other").create({ appId, vars: { B: "2" } })).rejects.toThrow(refusal(6));
    expect(await versions()).toBe(count);
    const writes = (await heroku.requests()).filter((request) => !request.startsWith("GET"));
    expect(writes).toEqual([]);
  });

  test("is looked at once a run, whatever is to be written", async () => {
    await rollBack();
    await Promise.allSettled([
      config("a").create({ appId, vars: { A: "1" } }),
      config("b").validatePreview({ appId, vars: { B: "1" }, sensitiveVars: {} }),
      lifeOf(addon, heroku).create({ appId, plan: "papertrail:choklad" }),
    ]);
    expect((await heroku.requests()).filter((request) => request.endsWith("/releases"))).toHaveLength(1);
  });

  test("is refused a new add-on, another plan and a removal; a new name of one is none of these", async () => {
    const life = lifeOf(addon, heroku, "logs");
    const made = await life.create({ appId, plan: "papertrail:choklad" });
    await rollBack();
    const moved = { appId, plan: "papertrail:fixa" };
    await expect(life.validatePreview(moved, made)).rejects.toThrow(refusal(6));
    await expect(life.update(made, moved)).rejects.toThrow(refusal(6));
    await expect(life.delete(made)).rejects.toThrow(refusal(6));
    await expect(lifeOf(addon, heroku, "errors").validatePreview({ appId, plan: "rollbar:free" })).rejects.toThrow(
      refusal(6),
    );
    await expect(lifeOf(addon, heroku, "errors").create({ appId, plan: "rollbar:free" })).rejects.toThrow(refusal(6));
    const named = { appId, plan: "papertrail:choklad", name: "catalog-logs" };
    await life.validatePreview(named, made);
    expect((await life.update(made, named)).outputs.name).toBe("catalog-logs");
  });

  test("is refused another attachment name of an add-on, in preview and up", async () => {
    const life = lifeOf(addon, heroku, "logs");
    const made = await life.create({ appId, plan: "papertrail:choklad", attachmentName: "LOGS" });
    await rollBack();
    const renamed = { appId, plan: "papertrail:choklad", attachmentName: "ARCHIVE" };
    await expect(life.validatePreview(renamed, made)).rejects.toThrow(refusal(6));
    await expect(life.update(made, renamed)).rejects.toThrow(refusal(6));
    await life.validatePreview(made.inputs, made);
  });

  test("is refused attachments, and to lose one", async () => {
    const other = await heroku.app("catalog-data");
    const { id: addonId } = await heroku.addon(other.id, "heroku-postgresql:essential-0");
    const life = lifeOf(addonAttachment, heroku);
    const made = await life.create({ appId, addonId, name: "SOURCE" });
    await rollBack();
    await expect(life.validatePreview({ appId, addonId, name: "MORE" })).rejects.toThrow(refusal(6));
    await expect(life.create({ appId, addonId, name: "MORE" })).rejects.toThrow(refusal(6));
    await expect(life.delete(made)).rejects.toThrow(refusal(6));
  });

  test("is scaled as ever: that makes no release", async () => {
    await rollBack();
    await lifeOf(formation, heroku).create({ appId, type: "web", quantity: 2, size: "Standard-1X" });
    expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation", "PATCH /apps/{app}/formation"]);
  });

  test("is moved by a run that may, which a name that no such app has does nothing to", async () => {
    const made = await config().create(vars("info"));
    await rollBack();
    allowMoving(heroku.api, ["catalog-staging"]);
    await expect(config().update(made, vars("debug"))).rejects.toThrow(refusal(6));
    heroku.restart();
    allowMoving(heroku.api, ["catalog-staging", "catalog-production"]);
    await config().validatePreview(vars("debug"), made);
    await config().update(made, vars("debug"));
    expect(await heroku.ask(`GET /apps/${appId}/releases/current`)).toMatchObject({
      version: 6,
      description: "Set LOG_LEVEL config vars",
    });
  });

  test("is moved by a run that may by the name that it has, also once that run has renamed it", async () => {
    const made = await config().create(vars("info"));
    const declared = { name: "catalog-production", organization: { name: "example-library" } };
    const inputs = { ...app.inputs.parse(declared), name: "catalog-by-hand" };
    await heroku.ask(`PATCH /apps/${appId}`, { name: inputs.name });
    await rollBack();
    allowMoving(heroku.api, [inputs.name]);
    await lifeOf(app, heroku).update({ id: appId, inputs, outputs: { gitUrl: "", webUrl: "" } }, declared);
    await config().update(made, vars("debug"));
    const current = await heroku.ask(`GET /apps/${appId}/releases/current`);
    expect(current).toMatchObject({ version: 6, app: { name: "catalog-production" } });
  });

  test("is moved again once a fix is deployed", async () => {
    const made = await config().create(vars("info"));
    await rollBack();
    await heroku.release(appId, { web: "serve" });
    await config().update(made, vars("debug"));
    expect((await heroku.ask(`GET /apps/${appId}/releases/current`)).version).toBe(7);
  });

  test("stays where it is when what is declared is what it has: it is not even looked at", async () => {
    await config().create(vars("info"));
    const { id } = await heroku.ask(`GET /apps/${appId}/releases/current`);
    await heroku.ask(`POST /apps/${appId}/releases`, { release: id });
    heroku.restart();
    await heroku.requests();
    const made = await config().create(vars("info"));
    await config().validatePreview({ appId, vars: {}, sensitiveVars: { LOG_LEVEL: "info" } }, made);
    expect(await heroku.requests()).toEqual(["GET /apps/{app}/config-vars"]);
  });
});

test("an app made in this run is not looked at, and one of which nothing can be known is not written to", async () => {
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  await config().create({ appId: id, vars: { A: "1" } });
  expect(await heroku.requests()).not.toContain("GET /apps/{app}/releases");
  await heroku.fault("GET /apps/{app}/releases", 403, { times: "all" });
  await expect(config("other").create(vars("info"))).rejects.toThrow("GET /apps/");
  expect(await heroku.requests()).not.toContain("PATCH /apps/{app}/config-vars");
});

test("a change whose answer was lost is finished by the next run", async () => {
  await rollBack();
  allowMoving(heroku.api, ["catalog-production"]);
  await heroku.fault("POST /apps/{app}/addons", "reset");
  const { id } = await lifeOf(addon, heroku).create({ appId, plan: "papertrail:choklad" });
  heroku.restart();
  expect((await lifeOf(addon, heroku).create({ appId, plan: "papertrail:choklad" })).id).toBe(id);
});
