import { beforeEach, expect, test } from "vitest";
import { reviewAppConfig } from "../review-app-config.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
const orgRepo = "example-library/catalog";
let heroku: LocalHeroku;
let pipelineId: string;
let at: string;
beforeEach(async () => {
  heroku = localHeroku();
  const { id } = await heroku.ask("GET /teams/example-library");
  const pipeline = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id, type: "team" } });
  pipelineId = pipeline.id;
  at = `/pipelines/${pipelineId}/review-app-config`;
  await heroku.requests();
});

const connect = (repository: string | null) => heroku.ask("POST /_local/github", { pipeline: "catalog", repository });
const life = (name?: string) => lifeOf(reviewAppConfig, heroku, name);
const plain = () => ({ pipelineId, orgRepo });
const waiting = { connected: false, repoId: null };
const on = { connected: true, repoId: expect.any(Number) };
const post = "POST /pipelines/{pipeline}/review-app-config";
const get = "GET /pipelines/{pipeline}/review-app-config";
const line = (got: string) =>
  `pipeline catalog: expected one that is connected to GitHub, got ${got}; connect it to example-library/catalog at https://dashboard.heroku.com/pipelines/${pipelineId}/settings, then run this again`;
const warning = () => line("one that is not");

/** Review apps that wait since an earlier run. */
async function waited() {
  const made = await life().create(plain());
  heroku.restart();
  await heroku.requests();
  return made;
}

test("they wait for a pipeline to be connected to GitHub, and one line says how to connect it", async () => {
  const resource = life();
  const made = await resource.create(plain());
  expect(made).toMatchObject({ id: pipelineId, outputs: waiting });
  expect(resource).toMatchObject({ warned: [warning()], said: [] });
  expect(await heroku.requests()).toEqual(["GET /pipelines/{pipeline}", "GET /pipelines/{pipeline}/repo", post]);
});

test("each later up tries again and warns again; its preview says that it was so", async () => {
  const made = await waited();
  const resource = life();
  expect(await resource.due(made)).toEqual(["orgRepo"]);
  expect(await heroku.requests()).toEqual([]);
  await resource.validatePreview(plain(), made);
  expect(resource.warned).toEqual([line("one that was not when it was last tried")]);
  expect(await resource.update(made, made.inputs)).toEqual(made);
  expect(resource.warned.slice(1)).toEqual([warning()]);
});

test("once it is connected the next up switches them on, and nothing more is said", async () => {
  const made = await waited();
  await connect(orgRepo);
  const resource = life();
  await resource.validatePreview({ ...plain(), staleDays: 3 }, made);
  const switched = await resource.update(made, { ...plain(), staleDays: 3 });
  expect(switched.outputs).toEqual(on);
  expect(await heroku.ask(`GET ${at}`)).toMatchObject({ stale_days: 3, automatic_review_apps: false });
  await heroku.requests();
  expect(await resource.due(switched)).toEqual([]);
  await resource.validatePreview(plain(), switched);
  expect(await heroku.requests()).toEqual([]);
  expect([resource.warned, resource.said]).toEqual([[], []]);
  expect(await life().read(switched)).toEqual(switched);
});

test("a preview that may not see the connection warns, and is no failure", async () => {
  const made = await waited();
  await connect(orgRepo);
  await heroku.fault("GET /pipelines/{pipeline}/repo", 403);
  const resource = life();
  await resource.validatePreview(plain(), made);
  expect(resource.warned).toHaveLength(1);
});

test("a refresh leaves them waiting, in one request, and sees that a person has switched them on", async () => {
  const made = await waited();
  expect(await life().read(made)).toEqual(made);
  await connect(orgRepo);
  expect(await life().read(made)).toEqual(made);
  expect(await heroku.requests()).toEqual([get, get]);
  await heroku.ask(`POST ${at}`, { repo: orgRepo, wait_for_ci: true });
  const seen = await life().read(made);
  expect(seen).toEqual({ id: pipelineId, inputs: { ...made.inputs, waitForCi: true }, outputs: on });
});

test("what a person has switched on meanwhile is made to fit", async () => {
  const made = await waited();
  await connect(orgRepo);
  await heroku.ask(`POST ${at}`, { repo: orgRepo, wait_for_ci: true });
  const resource = life();
  const fitting = await resource.update(made, plain());
  expect(fitting.outputs).toEqual(on);
  expect(await resource.read(fitting)).toEqual(fitting);
  expect(resource.warned).toEqual([]);
});

test.each<["reset" | 503]>([["reset"], [503]])("the try that ends in %s is not doubled", async (status) => {
  const made = await waited();
  await connect(orgRepo);
  await heroku.fault(post, status);
  const switched = await life().update(made, plain());
  expect(await life().read(switched)).toEqual(switched);
});

test("a try whose answers are all lost is seen by the next refresh", async () => {
  const made = await waited();
  await connect(orgRepo);
  await heroku.ask("POST /_local/faults", { path: "/", times: 1000, status: "reset" });
  await expect(life().update(made, plain())).rejects.toThrow();
  await heroku.ask("DELETE /_local/faults");
  heroku.restart();
  expect(await life().read(made)).toMatchObject({ inputs: made.inputs, outputs: on });
});

test("if the pipeline is connected to another repository, Heroku's refusal is reported, and they keep waiting", async () => {
  const made = await waited();
  await connect("example-library/other");
  await expect(life().update(made, plain())).rejects.toThrow("is connected to example-library/other, not to");
  expect(await life().read(made)).toEqual(made);
});

test("they go without a trace, on or not", async () => {
  const made = await waited();
  await life().delete(made);
  await connect(orgRepo);
  await heroku.ask(`POST ${at}`, { repo: orgRepo });
  await life().delete(made);
  await expect(heroku.ask(`GET ${at}`)).rejects.toThrow("not_found");
});

test("nothing is imported of a pipeline that has no review apps", async () => {
  expect(await life().read({ id: `${pipelineId}:${orgRepo}` })).toBeUndefined();
});

test("a 404 of something else is no wait: a pipeline that is gone, a space that is none", async () => {
  const nowhere = "01234567-89ab-4def-8123-456789abcdef";
  const gone =
    "Error: pipeline 01234567-89ab-4def-8123-456789abcdef no longer exists on Heroku; run pulumi refresh, then pulumi up to create it again";
  const lost = { ...plain(), pipelineId: nowhere };
  expect(await life("other").create(lost).catch(String)).toBe(gone);
  const resource = life();
  const prior = { id: nowhere, inputs: reviewAppConfig.inputs.parse(lost), outputs: waiting };
  expect(await resource.validatePreview(lost, prior).catch(String)).toBe(gone);
  await connect(orgRepo);
  const inSpace = { ...plain(), deployTarget: { id: nowhere, type: "space" as const } };
  await expect(resource.create(inSpace)).rejects.toThrow("Couldn't find that space.");
  expect(resource.warned).toEqual([]);
});
