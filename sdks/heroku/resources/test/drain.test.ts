import { beforeEach, expect, test } from "vitest";
import { app } from "../app.ts";
import { drain } from "../drain.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = (name?: string) => lifeOf(drain, heroku, name);
const url = "syslog+tls://logs.example.org:514";
const sensitiveUrl = "https://me:marker@logs.example.org/lines";
const count = async () => (await heroku.ask(`GET /apps/${appId}/log-drains`)).length;

test.each([{ url }, { sensitiveUrl }])("a drain is made and read back as %o", async (collector) => {
  const made = await life().create({ appId, ...collector });
  expect(made.outputs.token).toMatch(/^d\./);
  expect(await life().read(made)).toEqual(made);
});

test("on an app made in this run it is one request", async () => {
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  await heroku.requests();
  await life().create({ appId: id, url });
  expect(await heroku.requests()).toEqual(["POST /apps/{app}/log-drains"]);
});

test.each<["reset" | 503]>([["reset"], [503]])("a create that ends in %s leaves one drain", async (status) => {
  await heroku.fault("POST /apps/{app}/log-drains", status);
  await life().create({ appId, url });
  expect(await count()).toBe(1);
});

test("the drain of a run that was killed is taken over", async () => {
  const lost = await life().create({ appId, url });
  heroku.restart();
  expect(await life().create({ appId, url })).toEqual(lost);
  expect(await count()).toBe(1);
});

test("a new app that has no log channel yet is waited for", async () => {
  const body = {
    id: "invalid_params",
    message: "App hasn't yet been assigned a log channel. Please try again momentarily.",
  };
  await heroku.fault("POST /apps/{app}/log-drains", 422, { times: 4, body });
  const made = await life().create({ appId, url });
  expect(await life().read(made)).toEqual(made);
});

test("a refusal shows no credentials", async () => {
  const body = { id: "invalid_params", message: `Url ${sensitiveUrl} is invalid` };
  await heroku.fault("POST /apps/{app}/log-drains", 422, { body });
  const failure = await life().create({ appId, sensitiveUrl }).catch(String);
  expect(failure).toContain("Url https://[secret] is invalid (422");
  expect(failure).not.toContain("marker");
});

test.each([{}, { url, sensitiveUrl }])("either url or sensitiveUrl is given, not %o", (collector) => {
  const { error } = drain.inputs.safeParse({ appId: "01234567-89ab-4def-8123-456789abcdef", ...collector });
  expect(error?.issues).toEqual([
    expect.objectContaining({
      path: ["url"],
      message: "expected a collector either here or in sensitiveUrl, got one in both or in none",
    }),
  ]);
});

test("an import takes a URL that may hold credentials for a secret", async () => {
  const open = await life().create({ appId, url });
  const hidden = await life().create({ appId, sensitiveUrl });
  expect(await life().read({ id: `catalog-staging:${open.id}` })).toEqual(open);
  expect(await life().read({ id: `catalog-staging:${hidden.id}` })).toEqual(hidden);
  await expect(life().read({ id: `catalog-staging:${sensitiveUrl}` })).rejects.toThrow(
    "id: expected <app>:<id of the drain>, got catalog-staging and 40 characters that are no id",
  );
});

test("a drain that is gone is read as gone, and deleted without complaint", async () => {
  const made = await life().create({ appId, url });
  await life().delete(made);
  expect(await count()).toBe(0);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});

test("log lines go to the old collector until the new one has them, unless Heroku would take both for one", () => {
  const other = "https://logs.example.org/other";
  const standsBeside = (before: object, after: object) => drain.mayOverlap?.({ appId, ...before }, { appId, ...after });
  expect(standsBeside({ sensitiveUrl }, { sensitiveUrl: other })).toBe(true);
  expect(standsBeside({ url }, { sensitiveUrl: url })).toBe(false);
  expect(standsBeside({ url }, { appId: "another", url: other })).toBe(false);
});

test("an add-on's drain with the same URL is not taken over", async () => {
  await heroku.addon(appId, "papertrail:choklad");
  const [{ id, url: taken }] = await heroku.ask(`GET /apps/${appId}/log-drains`);
  await expect(life().create({ appId, url: taken })).rejects.toThrow("Url has already been taken");
  expect(await heroku.ask(`GET /apps/${appId}/log-drains`)).toEqual([expect.objectContaining({ id })]);
});
