import { beforeEach, expect, test } from "vitest";
import { app } from "../app.ts";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let life: ReturnType<typeof lifeOf<typeof app.inputs, typeof app.outputs>>;
beforeEach(() => {
  heroku = localHeroku();
  life = lifeOf(app, heroku);
});

const plain = { name: "shop-staging", organization: { name: "example-library" }, acm: true };

/** An app with everything that could be lost, and what Heroku has of it. */
async function appWithData() {
  const made = await life.create(plain);
  await heroku.addon(made.id, "heroku-postgresql:essential-0");
  await heroku.ask(`POST /apps/${made.id}/domains`, { hostname: "shop.example.org", sni_endpoint: null });
  await heroku.ask(`PATCH /apps/${made.id}/config-vars`, { A: "1" });
  await heroku.release(made.id, { web: "run" });
  return made;
}
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
const allOf = async (id: string) => ({
  addons: ids(await heroku.ask(`GET /apps/${id}/addons`)),
  domains: ids(await heroku.ask(`GET /apps/${id}/domains`)),
  config: await heroku.ask(`GET /apps/${id}/config-vars`),
  releases: ids(await heroku.ask(`GET /apps/${id}/releases`)),
});

test.each([
  ["example-agency", "the team example-agency"],
  ["you@example.org", "the person you@example.org"],
])("an app that went to %s is drift, and is transferred back with all that hangs on it", async (owner, noun) => {
  const made = await appWithData();
  const before = await allOf(made.id);
  await heroku.ask(`PATCH /teams/apps/${made.id}`, { owner });
  const read = await life.read(made);
  expect(read).toMatchObject({ id: made.id, inputs: { organization: { name: owner } } });
  const drifted = { ...made, inputs: read?.inputs ?? made.inputs };
  await life.validatePreview(made.inputs, drifted);
  expect(life.said).toEqual([
    expect.stringContaining(`app shop-staging belongs to ${noun}: it will be transferred to the team example-library,`),
  ]);
  await heroku.requests();
  const back = await life.update(drifted, plain);
  expect(await heroku.requests()).toEqual([
    "GET /apps/{app}",
    "GET /apps/{app}/pipeline-couplings",
    "PATCH /teams/apps/{app}",
  ]);
  expect(await life.read(back)).toEqual(made);
  expect(await allOf(made.id)).toEqual(before);
});

test("an app whose pipeline went along keeps its place in it, whichever of the two is transferred first", async () => {
  const made = await appWithData();
  const team: { id: string } = await heroku.ask("GET /teams/example-library");
  const agency: { id: string } = await heroku.ask("GET /teams/example-agency");
  const owner = { id: team.id, type: "team" as const };
  const line = lifeOf(pipeline, heroku);
  const shop = await line.create({ name: "shop", owner });
  const coupling = lifeOf(pipelineCoupling, heroku);
  const place = await coupling.create({ appId: made.id, pipeline: shop.id, stage: "staging" });
  const body = { pipeline: { id: shop.id }, new_owner: { id: agency.id, type: "team" } };
  await heroku.ask("POST /pipeline-transfers", body);
  life.manage(shop.id);
  await life.update(made, plain);
  expect(await coupling.read(place)).toEqual(place);
  expect((await line.read(shop))?.inputs.owner).toEqual(owner);
  await heroku.requests();
  await line.update(shop, { name: "shop", owner });
  expect(await heroku.requests()).toEqual(["GET /pipelines/{pipeline}"]);
});

test("a transfer that the key may not do is reported with Heroku's message and who can do it, and nothing else is changed", async () => {
  const made = await appWithData();
  await heroku.ask(`PATCH /teams/apps/${made.id}`, { owner: "example-agency" });
  const message = "You do not have permission to transfer the app.";
  await heroku.fault("PATCH /teams/apps/{app}", 403, { body: { id: "forbidden", message } });
  await heroku.requests();
  const failure = await life.update(made, { ...plain, name: "other", acm: false, maintenance: true }).catch(String);
  expect(failure).toMatch(
    /expected app shop-staging in the team example-library, got one of the team example-agency .*You do not have permission to transfer the app\. \(403 forbidden, request .*ask an admin of example-agency to run heroku apps:transfer --app shop-staging example-library/,
  );
  expect(await heroku.requests()).toEqual([
    "GET /apps/{app}",
    "GET /apps/{app}/pipeline-couplings",
    "PATCH /teams/apps/{app}",
  ]);
});

test("a transfer into a team that lets the key make no apps is refused in the preview", async () => {
  const made = await life.create(plain);
  const closed = { ...made.inputs, organization: { name: "locked-team" } };
  await expect(life.validatePreview(closed, made)).rejects.toThrow(/got locked-team, where you are a collaborator/);
});

test("a transfer whose answer is lost has one app in the team", async () => {
  const made = await appWithData();
  await heroku.ask(`PATCH /teams/apps/${made.id}`, { owner: "example-agency" });
  await heroku.fault("PATCH /teams/apps/{app}", "reset");
  expect(await life.read(await life.update(made, plain))).toEqual(made);
});

test("another team in the declaration transfers, and an app of the declared team by its id is left alone", async () => {
  const made = await appWithData();
  const moved = await life.update(made, { ...plain, organization: { name: "example-agency" } });
  expect(await heroku.ask(`GET /apps/${made.id}`)).toMatchObject({ team: { name: "example-agency" }, acm: true });
  const team: { id: string } = await heroku.ask("GET /teams/example-agency");
  const byId = { ...plain, organization: { name: team.id } };
  await heroku.requests();
  const same = await life.update(moved, byId);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}"]);
  expect(await life.read(same)).toEqual(same);
});

test("an app of a person is no team app to import, and a person is no team", async () => {
  const { id } = await heroku.app("shop-staging");
  await heroku.ask(`PATCH /teams/apps/${id}`, { owner: "you@example.org" });
  await expect(life.read({ id })).rejects.toThrow(
    "app shop-staging: expected an app of a team, got one of you@example.org; transfer it first: heroku apps:transfer --app shop-staging <team>",
  );
  await expect(life.create({ ...plain, organization: { name: "you@example.org" } })).rejects.toThrow(
    "expected the name of a team, not of a person",
  );
});

test("the coupling of an app that the same up transfers back is not refused for the owner that it still has", async () => {
  const made = await life.create(plain);
  const team: { id: string } = await heroku.ask("GET /teams/example-library");
  const owner = { id: team.id, type: "team" };
  const catalog: { id: string } = await heroku.ask("POST /pipelines", { name: "catalog", owner });
  await heroku.ask(`PATCH /teams/apps/${made.id}`, { owner: "example-agency" });
  heroku.restart();
  const couple = () =>
    lifeOf(pipelineCoupling, heroku).validatePreview({ appId: made.id, pipeline: catalog.id, stage: "staging" });
  await expect(couple()).rejects.toThrow("expected a pipeline of team example-agency, which owns app shop-staging");
  const drifted = { ...made, inputs: { ...made.inputs, organization: { name: "example-agency" } } };
  await life.validatePreview(made.inputs, drifted);
  await couple();
});
