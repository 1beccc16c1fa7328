import { beforeEach, expect, test } from "vitest";
import { type InProcess, inProcess } from "./in-process.ts";
import type { Wire } from "./lives.ts";
import { failureOf, type PluginClient, unknownMarker } from "./plugin-client.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const domainType = "heroku:index/domain:Domain";
const app = { name: "catalog", organization: { name: "example-library" } };

let heroku: InProcess;
beforeEach(() => {
  heroku = inProcess();
});

const make = async (type: string, args: Wire, name?: string) => {
  const run = await heroku.run();
  const { inputs } = await run.check(type, args, {}, name);
  return { inputs, ...(await run.create(type, inputs, false, name)) };
};
type Made = Awaited<ReturnType<typeof make>>;

async function database(): Promise<{ appId: string; old: Made; ids: () => Promise<unknown> }> {
  const { id: appId } = await make(appType, app);
  const old = await make(addonType, { appId, plan: "heroku-postgresql:standard-0" }, "old");
  const ids = async () => (await heroku.ask(`GET /apps/${appId}/addons`)).map(({ id }: { id: string }) => id);
  return { appId, old, ids };
}

/** What the engine asks before and when it replaces an object by force whose resource has another name by now. */
async function replaceRenamed(run: PluginClient, { id, properties, inputs }: Made, name = "new") {
  await run.read(addonType, id, properties, inputs, "old");
  await run.check(addonType, inputs, {}, name);
  return run.delete(addonType, id, properties, inputs, "old");
}

test("an add-on that is renamed in the program and replaced by force stays until that is confirmed", async () => {
  const { old, ids } = await database();
  const { details } = await failureOf(replaceRenamed(await heroku.run(), old));
  expect(details).toMatch(
    /^Addon old: expected confirmation of replace, .* HEROKU_CONFIRM=test\/old:replace .*; nothing was deleted$/,
  );
  expect(await ids()).toEqual([old.id]);
});

test.each(["test/old:replace", "test/new:replace"])(
  "the confirmation %s allows the replacement",
  async (confirmation) => {
    const { old, ids } = await database();
    await replaceRenamed(await heroku.run(confirmation), old);
    expect(await ids()).toEqual([]);
  },
);

test("the confirmation of one new add-on confirms nothing where another could be the replacement", async () => {
  const { appId, old, ids } = await database();
  const run = await heroku.run("test/new:replace");
  await run.check(addonType, { appId, plan: "papertrail:choklad" }, {}, "another");
  expect((await failureOf(replaceRenamed(run, old))).details).toMatch(/^Addon old: expected confirmation of replace/);
  expect(await ids()).toEqual([old.id]);
});

test("an add-on that is removed needs no confirmation once the new ones are created, or have failed", async () => {
  const { appId, old, ids } = await database();
  const run = await heroku.run();
  const made = await run.create(
    addonType,
    (await run.check(addonType, { appId, plan: "papertrail:choklad" }, {}, "new")).inputs,
    false,
    "new",
  );
  const wrong = await run.check(addonType, { appId, plan: "papertrail:none" }, {}, "failed");
  await failureOf(run.create(addonType, wrong.inputs, false, "failed"));
  await run.delete(addonType, old.id, old.properties, old.inputs, "old");
  expect(await ids()).toEqual([made.id]);
});

test("an add-on that is renamed in the program and replaced by its inputs is confirmed under its new name only", async () => {
  const { appId, old, ids } = await database();
  const run = await heroku.run("test/new:replace");
  await run.check(addonType, { appId, plan: "papertrail:choklad" }, {}, "another");
  const wanted = { ...old.inputs, appId: "another" };
  await run.check(addonType, wanted, old.inputs, "new");
  await run.diff(addonType, old.id, old.properties, old.inputs, wanted, "new");
  await run.check(addonType, wanted, {}, "new");
  await run.delete(addonType, old.id, old.properties, old.inputs, "old");
  expect(await ids()).toEqual([]);
});

test("an app that is renamed with its resource and replaced by force is refused before its dependents go", async () => {
  const old = await make(appType, app, "old");
  const domain = await make(domainType, { appId: old.id, hostname: "www.example.org" });
  const ask = async (run: PluginClient) => {
    await run.read(appType, old.id, old.properties, old.inputs, "old");
    await run.check(appType, { ...app, name: "store" }, {}, "new");
    return run.diff(domainType, domain.id, domain.properties, domain.inputs, {
      ...domain.inputs,
      appId: unknownMarker,
    });
  };
  expect((await failureOf(ask(await heroku.run()))).details).toMatch(/^App old: expected confirmation of replace/);
  expect((await ask(await heroku.run("test/new:replace"))).getReplacesList()).toEqual(["appId"]);
});
