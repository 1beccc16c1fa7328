import providers from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import pb from "@pulumi/pulumi/proto/provider_pb.js";
import { beforeEach, describe, expect, test } from "vitest";
import { type InProcess, inProcess } from "./in-process.ts";
import type { Wire } from "./lives.ts";
import { failureOf, type PluginClient, struct, unknownMarker, urnOf } from "./plugin-client.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const domainType = "heroku:index/domain:Domain";
const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";
const organization = { name: "example-library" };
const app = { name: "catalog", organization };

let heroku: InProcess;
beforeEach(() => {
  heroku = inProcess();
});

const make = async (type: string, args: Wire) => {
  const run = await heroku.run();
  const { inputs } = await run.check(type, args);
  return { inputs, ...(await run.create(type, inputs)) };
};
const message = async (call: Promise<unknown>) => (await failureOf(call)).details;

/** The diff of a dependent, as the engine asks for it before it deletes the object under `key` first. */
const dependent = (run: PluginClient, type: string, made: Awaited<ReturnType<typeof make>>, key: string) =>
  run.diff(type, made.id, made.properties, made.inputs, { ...made.inputs, [key]: unknownMarker });

describe("an app that is replaced by force", () => {
  test("is refused before any of its dependents is deleted, in the preview and in the up", async () => {
    const { id } = await make(appType, app);
    const domain = await make(domainType, { appId: id, hostname: "www.example.org" });
    const run = await heroku.run();
    await run.check(appType, app);
    expect(await message(dependent(run, domainType, domain, "appId"))).toMatch(
      /^App x: expected confirmation of replace, .* it deletes the app with its add-ons and their data, .* HEROKU_CONFIRM=test\/x:replace/,
    );
    const confirmed = await heroku.run("test/x:replace");
    await confirmed.check(appType, app);
    expect((await dependent(confirmed, domainType, domain, "appId")).getReplacesList()).toEqual(["appId"]);
  });

  test("names what a refresh has read on it and is to be confirmed too, so that one run asks for all", async () => {
    const made = await make(appType, app);
    const addon = await make(addonType, { appId: made.id, plan: "papertrail:choklad" });
    const run = await heroku.run();
    await run.read(appType, made.id, made.properties, made.inputs);
    await run.read(addonType, addon.id, addon.properties, addon.inputs, "logs");
    const [refusal] = (await run.check(appType, app)).failures;
    expect(refusal?.reason).toMatch(
      / creates a new and empty one, and deletes and creates empty as well: logs; .* set HEROKU_CONFIRM=test\/x:replace,test\/logs:replace for one run, or add "test\/x:replace", "test\/logs:replace" to the list /,
    );
    const half = await heroku.run("test/x:replace");
    await half.read(appType, made.id, made.properties, made.inputs);
    expect((await half.check(appType, app)).failures).toEqual([]);
  });

  test("needs a confirmation for each of its add-ons as well", async () => {
    const { id } = await make(appType, app);
    const addon = await make(addonType, { appId: id, plan: "papertrail:choklad" });
    const run = await heroku.run();
    expect(await message(dependent(run, addonType, addon, "appId"))).toMatch(
      /^Addon x: expected confirmation of replace/,
    );
    expect(await message(run.delete(addonType, addon.id, addon.properties, addon.inputs))).toMatch(
      /; nothing was deleted$/,
    );
    expect(await heroku.ask(`GET /apps/${id}/addons`)).toHaveLength(1);
  });

  test("needs the confirmation also for an add-on that may or may not exist", async () => {
    const { id } = await make(appType, app);
    const addon = await make(addonType, { appId: id, plan: "papertrail:choklad" });
    for (const path of ["/addons/{addon}", "/apps/{app}/addons", "/apps/{app}/addons/{addon}"]) {
      const body = { id: "forbidden", message: "no luck" };
      await heroku.ask("POST /_local/faults", { method: "GET", path, status: 403, times: "all", body });
    }
    const run = await heroku.run();
    expect(await message(dependent(run, addonType, addon, "appId"))).toMatch(
      /^Addon x: expected confirmation of replace/,
    );
  });

  test("does not stop dependents of something else while a new app is declared", async () => {
    const { id } = await make(appType, app);
    const config = await make(configType, { appId: id, vars: { A: "1" } });
    const run = await heroku.run();
    await run.check(appType, { ...app, name: "another-app" });
    expect((await dependent(run, configType, config, "appId")).getReplacesList()).toEqual(["appId"]);
  });

  test("says in a preview without a refresh what it may be, and goes on when it is confirmed", async () => {
    const { id } = await make(appType, app);
    await make(configType, { appId: id, vars: { A: "1" } });
    const preview = async (run: PluginClient) => run.create(appType, (await run.check(appType, app)).inputs, true);
    expect(await message(preview(await heroku.run()))).toMatch(
      /^name: expected the name of no app yet, got catalog, .* if this stack has that app already, this replaces it by force: .* set HEROKU_CONFIRM=test\/x:replace/,
    );
    expect(await preview(await heroku.run("test/x:replace"))).toMatchObject({ id: "" });
    const run = await heroku.run("test/x:replace");
    expect(await message(run.create(appType, (await run.check(appType, app)).inputs))).toMatch(
      /this replaces it by force: set the resource option deleteBeforeReplace to true/,
    );
    expect(await heroku.ask("GET /apps/catalog")).toMatchObject({ id });
  });
});

describe("an add-on that may be replaced by force or left by an interrupted run", () => {
  test("is warned of in a preview without a refresh, and refused once a refresh has read it", async () => {
    const { id } = await make(appType, app);
    const args = { appId: id, plan: "papertrail:choklad" };
    const addon = await make(addonType, args);
    const run = await heroku.run();
    const { inputs } = await run.check(addonType, args);
    await heroku.ask("DELETE /_local/requests");
    expect(await run.create(addonType, inputs, true)).toMatchObject({ id: "" });
    const { counts } = await heroku.ask("GET /_local/requests");
    expect(counts["GET /addons/{addon}"]).toBe(1);
    expect((await run.create(addonType, inputs)).id).toBe(addon.id);

    const refreshed = await heroku.run();
    await refreshed.read(addonType, addon.id, addon.properties, addon.inputs);
    expect((await refreshed.check(addonType, args)).failures).toMatchObject([
      { property: "", reason: expect.stringMatching(/^Addon x: expected confirmation of replace/) },
    ]);
  });
});

test("an object that a create refuses to take over keeps its settings", async () => {
  const { id } = await make(appType, app);
  const addon = await make(addonType, { appId: id, plan: "papertrail:choklad" });
  const wanted = { appId: id, plan: "papertrail:fixa" };
  const run = await heroku.run("test/x:replace");
  const { inputs } = await run.check(addonType, wanted, addon.inputs);
  await run.diff(addonType, addon.id, addon.properties, addon.inputs, inputs);
  await run.check(addonType, wanted);
  expect(await message(run.create(addonType, inputs))).toMatch(/got the other order, .* nothing was changed/);
  expect(await heroku.ask(`GET /apps/${id}/addons`)).toMatchObject([
    { id: addon.id, plan: { name: "papertrail:choklad" } },
  ]);
});

describe("an entry of the state that an interrupted run has left", () => {
  const service = providers.ResourceProviderService;
  const declareAs = async (run: PluginClient, type: string, name: string, made: Awaited<ReturnType<typeof make>>) => {
    const urn = urnOf(type, name);
    const check = new pb.CheckRequest().setUrn(urn).setType(type).setOlds(struct(made.inputs));
    await run.rpc(service.check, check.setNews(struct(made.inputs)));
    const diff = new pb.DiffRequest().setUrn(urn).setType(type).setId(made.id).setOlds(struct(made.properties));
    await run.rpc(service.diff, diff.setOldInputs(struct(made.inputs)).setNews(struct(made.inputs)));
  };

  test("takes no config var away that the program declares under another name", async () => {
    const { id: appId } = await make(appType, app);
    const old = await make(configType, { appId, vars: { A: "1", GONE: "2" } });
    const renamed = await make(configType, { appId, vars: { A: "1" } });
    const run = await heroku.run();
    await declareAs(run, configType, "renamed", renamed);
    await run.delete(configType, old.id, old.properties, old.inputs);
    expect(await heroku.ask(`GET /apps/${appId}/config-vars`)).toEqual({ A: "1" });
  });

  test("removes no declared permissions, even if they were granted again since", async () => {
    const type = "heroku:index/teamCollaborator:TeamCollaborator";
    const { id: appId } = await make(appType, app);
    const email = "colleague@example.org";
    const old = await make(type, { appId, email, permissions: ["view"] });
    await heroku.ask(`DELETE /teams/apps/${appId}/collaborators/${email}`);
    const again = await make(type, { appId, email, permissions: ["view"] });
    expect(again.id).not.toBe(old.id);
    const run = await heroku.run();
    await declareAs(run, type, "renamed", again);
    await run.delete(type, old.id, old.properties, old.inputs);
    expect(JSON.stringify(await heroku.ask(`GET /teams/apps/${appId}/collaborators`))).toContain(email);
  });
});
