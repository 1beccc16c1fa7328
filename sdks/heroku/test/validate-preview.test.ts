import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LocalRun, localRun } from "./local-run.ts";
import { failureOf, type PluginClient, unknownMarker } from "./plugin-client.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const organization = { name: "example-library" };
const plain = { organization, region: "us", acm: false, maintenance: false };

let run: LocalRun;
let client: PluginClient;
beforeAll(async () => {
  run = await localRun();
  client = await run.provider();
});
afterAll(() => run.close());

const refusal = async (call: Promise<unknown>) => (await failureOf(call)).details;
const preview = (type: string, inputs: Parameters<PluginClient["create"]>[1]) => client.create(type, inputs, true);

describe("an app, in a preview", () => {
  test("of a free name is fine, and nothing is made", async () => {
    expect(await preview(appType, { ...plain, name: "catalog" })).toMatchObject({ id: "" });
    expect(await run.ask("GET /teams/example-library/apps")).toEqual([]);
  });

  test("of a name that another owner has is refused", async () => {
    expect(await refusal(preview(appType, { ...plain, name: "example" }))).toMatch(
      /^name: expected the name of no app yet, got example, .*it belongs to another owner; choose another name/,
    );
  });

  test("in a team that lets the key make none is refused", async () => {
    const locked = { ...plain, organization: { name: "locked-team" }, name: "catalog" };
    expect(await refusal(preview(appType, locked))).toBe(
      "organization.name: expected a team in which you may make apps, got locked-team, where you are a collaborator; ask one of its admins to make you a member",
    );
  });

  test("of a name that an app of the team has is refused, unless it may be our own lost create", async () => {
    await run.ask("POST /teams/apps", { name: "taken", team: organization.name });
    expect(await preview(appType, { ...plain, name: "taken" })).toMatchObject({ id: "" });
    await run.ask("PATCH /apps/taken/config-vars", { A: "1" });
    expect(await refusal(preview(appType, { ...plain, name: "taken" }))).toMatch(
      /it has config vars, .*; choose another/,
    );
  });

  test("that replaces the one which the state has is fine", async () => {
    const { id } = await run.ask("POST /teams/apps", { name: "moving", team: organization.name });
    const old = { ...plain, name: "moving" };
    await client.diff(appType, id, old, old, { ...old, region: "eu" });
    expect(await preview(appType, { ...old, region: "eu" })).toMatchObject({ id: "" });
  });

  test("of a name that another app has taken since is refused, confirmed or not", async () => {
    const state = { ...plain, name: "retaken" };
    const { id } = await run.ask("POST /teams/apps", { name: "retaken", team: organization.name });
    await run.ask("DELETE /apps/retaken");
    await run.ask("POST /teams/apps", { name: "retaken", team: organization.name });
    await run.ask("PATCH /apps/retaken/config-vars", { A: "1" });
    for (const confirm of ["", "test/x:replace"]) {
      const provider = await run.provider({ confirm });
      await provider.read(appType, id, state, state);
      const said = await refusal(provider.create(appType, state, true));
      expect(said).toMatch(/got retaken, and that app is not taken over: it has config vars.*pulumi import/);
      expect(said).not.toContain("HEROKU_CONFIRM");
    }
  });

  test("is not renamed to a name that is taken", async () => {
    const { id } = await run.ask("POST /teams/apps", { name: "renamed", team: organization.name });
    const old = { ...plain, name: "renamed" };
    const update = client.update(appType, id, old, old, { ...old, name: "example" }, true);
    expect(await refusal(update)).toMatch(/got example, .*another owner/);
  });

  test("is not renamed to the name of an app that another environment uses, which is not offered for import", async () => {
    const { id: team } = await run.ask("GET /teams/example-library");
    const { id } = await run.ask("POST /teams/apps", { name: "shop-mine", team: organization.name });
    const other = await run.ask("POST /teams/apps", { name: "shop-staging", team: organization.name });
    const pipeline = await run.ask("POST /pipelines", { name: "shop", owner: { id: team, type: "team" } });
    await run.ask("POST /pipeline-couplings", { app: other.id, pipeline: pipeline.id, stage: "production" });
    const old = { ...plain, name: "shop-mine" };
    const words = await refusal(client.update(appType, id, old, old, { ...old, name: "shop-staging" }, true));
    expect(words).toMatch(
      /^name: expected the name of no app yet, got shop-staging, .* it is in the stage production of the pipeline shop; choose another name, or give that app another one/,
    );
    expect(words).not.toContain("pulumi import");
  });

  test("asks nothing when its name is not known yet", async () => {
    await run.ask("DELETE /_local/requests");
    expect(await preview(appType, { ...plain, name: unknownMarker })).toMatchObject({ id: "" });
    expect(await run.ask("GET /_local/requests")).toMatchObject({ counts: {} });
  });
});

describe("an add-on, in a preview", () => {
  const addon = (plan: string) => preview(addonType, { appId: unknownMarker, plan });

  test("of a plan in the catalogue costs one look for all services, and one for each", async () => {
    await run.ask("DELETE /_local/requests");
    await Promise.all([addon("papertrail:fixa"), addon("papertrail:fixa"), addon("papertrail:choklad")]);
    expect(await addon("papertrail")).toMatchObject({ id: "" });
    await addon("rollbar:free");
    const { counts } = await run.ask("GET /_local/requests");
    expect(counts).toEqual({ "GET /addon-services": 1, "GET /addon-services/{service}/plans": 2 });
  });

  test("of a plan that the catalogue does not have is refused, with those it has", async () => {
    expect(await refusal(addon("papertrail:chokolad"))).toMatch(
      /^plan: expected a plan of papertrail, one of .*choklad.*, got papertrail:chokolad$/,
    );
    expect(await refusal(addon("papertrial:fixa"))).toBe(
      "plan: expected an add-on service that Heroku has, got papertrial",
    );
  });

  test("of a service that was shut down is refused, unless it is there already", async () => {
    await run.ask("POST /_local/addon-services", { name: "proximo", state: "shutdown" });
    const later = await run.provider();
    const appId = "01234567-89ab-4cde-8f01-23456789abcd";
    const words =
      /^plan: expected an add-on service that Heroku still sells, got proximo:development, and proximo was shut/;
    expect(await refusal(later.create(addonType, { appId, plan: "proximo:development" }, true))).toMatch(words);
    const inputs = { appId, plan: "proximo:large" };
    const old = { ...inputs, name: "proximo-1", providerId: "1", configVars: [] };
    const planned = later.update(addonType, appId, old, inputs, { ...inputs, plan: "proximo:development" }, true);
    expect(await refusal(planned)).toMatch(words);
    expect(await later.update(addonType, appId, old, inputs, { ...inputs, config: { a: "b" } }, true)).toBeDefined();
  });

  test("is not looked up again while its plan stays, and never becomes another service's", async () => {
    const appId = "01234567-89ab-4cde-8f01-23456789abcd";
    const old = { appId, plan: "rollbar:free", name: "rollbar-1", providerId: "1", configVars: [] };
    const inputs = { appId, plan: "rollbar:free" };
    await run.ask("DELETE /_local/requests");
    await client.update(addonType, appId, old, inputs, { ...inputs, config: { a: "b" } }, true);
    expect(await run.ask("GET /_local/requests")).toMatchObject({ counts: {} });
    const moved = client.update(addonType, appId, old, inputs, { ...inputs, plan: "papertrail:fixa" }, true);
    expect(await refusal(moved)).toMatch(/^plan: expected a plan of rollbar, got papertrail:fixa; another service is/);
  });
});
