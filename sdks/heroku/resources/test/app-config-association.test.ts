import { beforeEach, expect, test, vi } from "vitest";
import { app } from "../app.ts";
import { appConfigAssociation } from "../app-config-association.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, inNoTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = () => lifeOf(appConfigAssociation, heroku);
const config = () => heroku.ask(`GET /apps/${appId}/config-vars`);
const args = () => ({ appId, vars: { LOG_LEVEL: "info" }, sensitiveVars: { SECRET_KEY: "marker-secret" } });

test("an app made in this run gets all its vars in one request", async () => {
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  await heroku.requests();
  const made = await life().create({ ...args(), appId: id });
  expect(await heroku.requests()).toEqual(["PATCH /apps/{app}/config-vars"]);
  expect(made.id).toBe(`config:${id}`);
  expect(await life().read(made)).toEqual(made);
});

test("what several declare for one app at the same time is one release", async () => {
  const [first, second] = [lifeOf(appConfigAssociation, heroku, "a"), lifeOf(appConfigAssociation, heroku, "b")];
  await heroku.requests();
  const [made] = await Promise.all([first.create(args()), second.create({ appId, vars: { B: "2" } })]);
  expect(await heroku.requests()).toEqual([
    "GET /apps/{app}/config-vars",
    "GET /apps/{app}/releases",
    "PATCH /apps/{app}/config-vars",
  ]);
  // A key that one gives up and the other takes stays.
  heroku.restart();
  const moved = { appId, vars: { B: "2", LOG_LEVEL: "info" } };
  await Promise.all([
    first.update(made, { ...args(), vars: {} }),
    second.update({ ...made, inputs: { ...args(), vars: { B: "2" } } }, moved),
  ]);
  expect(await config()).toEqual({ LOG_LEVEL: "info", SECRET_KEY: "marker-secret", B: "2" });
});

test("a key that two declare in one run is refused to the second, by the name of the first", async () => {
  const [first, second] = [lifeOf(appConfigAssociation, heroku, "a"), lifeOf(appConfigAssociation, heroku, "b")];
  const [, outcome] = await Promise.all([
    first.create(args()),
    second.create({ appId, vars: { B: "2" }, sensitiveVars: { LOG_LEVEL: "marker-other" } }).catch(String),
  ]);
  expect(outcome).toBe(
    `Error: config var LOG_LEVEL of app ${appId}: expected one declaration, got a second one: ` +
      "urn:pulumi:staging::estate::heroku:index/appConfigAssociation:AppConfigAssociation::a",
  );
  expect(await config()).toEqual({ LOG_LEVEL: "info", SECRET_KEY: "marker-secret" });
});

test("a key that moves while its old owner's change is under way stays", async () => {
  const arrived = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  let holds = false;
  heroku = localHeroku({}, async (request, ask) => {
    if (!holds || !request.startsWith("PATCH")) return ask();
    holds = false;
    arrived.resolve();
    await released.promise;
    return ask();
  });
  appId = (await heroku.app("catalog-staging")).id;
  const [giver, taker] = [lifeOf(appConfigAssociation, heroku, "a"), lifeOf(appConfigAssociation, heroku, "b")];
  const [made, other] = [await giver.create(args()), await taker.create({ appId, vars: { B: "2" } })];
  heroku.restart();
  holds = true;
  const given = giver.update(made, { ...args(), vars: {} });
  await inNoTime(arrived.promise);
  const taken = taker.update(other, { appId, vars: { B: "2", LOG_LEVEL: "info" } });
  await vi.advanceTimersByTimeAsync(100);
  released.resolve();
  await Promise.all([given, taken]);
  expect(await config()).toMatchObject({ LOG_LEVEL: "info" });
});

test("what Heroku refuses of one is not refused of the others", async () => {
  await heroku.addon(appId, "heroku-postgresql:essential-0");
  const refused = life().create({ appId, vars: { DATABASE_URL: "mine" } });
  const [outcome] = await Promise.all([refused.catch(String), life().create(args())]);
  expect(outcome).toContain("Cannot overwrite attachment values DATABASE_URL.");
  expect(await config()).toMatchObject({ LOG_LEVEL: "info", SECRET_KEY: "marker-secret" });
});

test("a repeat changes nothing, so the app is not restarted", async () => {
  await life().create(args());
  heroku.restart();
  await heroku.requests();
  await life().create(args());
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/config-vars"]);
});

test("only changed and dropped keys are sent, and those of others stay", async () => {
  const made = await life().create({ ...args(), vars: { LOG_LEVEL: "info", OLD: "1", SAME: "2" } });
  await heroku.ask(`PATCH /apps/${appId}/config-vars`, { BY_HAND: "x" });
  const changed = await life().update(made, { ...args(), vars: { LOG_LEVEL: "debug", SAME: "2", NEW: "3" } });
  expect(await config()).toEqual({
    LOG_LEVEL: "debug",
    SAME: "2",
    NEW: "3",
    SECRET_KEY: "marker-secret",
    BY_HAND: "x",
  });
  const releases = await heroku.ask(`GET /apps/${appId}/releases`);
  expect(releases.at(-1).description).not.toContain("SAME");
  expect(await life().read(changed)).toEqual(changed);
});

test("a changed and a missing value are drift, a foreign key is not", async () => {
  const made = await life().create({ ...args(), vars: { A: "1", B: "2" } });
  await heroku.ask(`PATCH /apps/${appId}/config-vars`, { A: "other", B: null, FOREIGN: "x", SECRET_KEY: "y" });
  expect(await life().read(made)).toMatchObject({
    inputs: { vars: { A: "other" }, sensitiveVars: { SECRET_KEY: "y" } },
  });
  await life().update(made, made.inputs);
  expect(await config()).toEqual({ A: "1", B: "2", FOREIGN: "x", SECRET_KEY: "marker-secret" });
});

test("deleting removes the keys that are ours, and no other", async () => {
  const made = await life().create(args());
  await heroku.ask(`PATCH /apps/${appId}/config-vars`, { BY_HAND: "x" });
  await life().delete(made);
  expect(await config()).toEqual({ BY_HAND: "x" });
  await life().delete(made);
});

test("the vars of an app that is gone are gone", async () => {
  const made = await life().create(args());
  await heroku.ask(`DELETE /apps/${appId}`);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});

test("a key that an add-on sets is refused in Heroku's words, without the value", async () => {
  await heroku.addon(appId, "heroku-postgresql:essential-0");
  const failure = await life()
    .create({ ...args(), vars: { DATABASE_URL: "marker-url" } })
    .catch(String);
  expect(failure).toMatch(/PATCH .*config-vars: Cannot overwrite attachment values DATABASE_URL\./);
  expect(failure).not.toContain("marker");
});

test("a key that an add-on has taken over is left to it", async () => {
  const made = await life().create(args());
  const taken = { ...made, inputs: { ...made.inputs, vars: { ...made.inputs.vars, DATABASE_URL: "old" } } };
  await heroku.addon(appId, "heroku-postgresql:essential-0");
  await life().update(taken, { ...args(), vars: {} });
  await life().delete(taken);
  expect(Object.keys(await config())).toEqual(["DATABASE_URL"]);
});

test("an import adopts no key, so the next update removes none", async () => {
  await heroku.ask(`PATCH /apps/${appId}/config-vars`, { A: "1", FOREIGN: "2" });
  for (const id of ["catalog-staging", appId, `config:${appId}`]) {
    expect(await life().read({ id })).toEqual({
      id: `config:${appId}`,
      inputs: { appId, vars: {}, sensitiveVars: {} },
      outputs: {},
    });
  }
  const imported = { id: `config:${appId}`, inputs: { appId, vars: {}, sensitiveVars: {} }, outputs: {} };
  await life().update(imported, { appId, vars: { A: "1" } });
  expect(await config()).toEqual({ A: "1", FOREIGN: "2" });
  expect(await life().read({ id: "nobodys-app" })).toBeUndefined();
});

test("a key is either open or secret", () => {
  const { error } = appConfigAssociation.inputs.safeParse({ appId, vars: { A: "1" }, sensitiveVars: { A: "1" } });
  expect(error?.issues[0]).toMatchObject({
    path: ["vars", "A"],
    message: "expected the key here or in sensitiveVars, got it in both",
  });
});

test("no failure shows a value", async () => {
  const body = { id: "invalid_params", message: "Invalid value marker-secret and 'info'" };
  await heroku.fault("PATCH /apps/{app}/config-vars", 422, { body });
  const failure = await life().create(args()).catch(String);
  expect(failure).toContain("Invalid value [secret] and '[secret]' (422 invalid_params");
});
