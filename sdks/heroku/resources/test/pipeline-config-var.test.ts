import { beforeEach, expect, test } from "vitest";
import { pipelineConfigVar } from "../pipeline-config-var.ts";
import { reviewAppConfig } from "../review-app-config.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let pipelineId: string;
beforeEach(async () => {
  heroku = localHeroku({ githubConnected: true });
  const { id } = await heroku.ask("GET /teams/example-library");
  pipelineId = (await heroku.ask("POST /pipelines", { name: "catalog", owner: { id, type: "team" } })).id;
});

const get = "GET /pipelines/{pipeline}/stage/{stage}/config-vars";
const patch = "PATCH /pipelines/{pipeline}/stage/{stage}/config-vars";
const at = (stage: string) => `/pipelines/${pipelineId}/stage/${stage}/config-vars`;
const life = (name?: string) => lifeOf(pipelineConfigVar, heroku, name);
const config = (stage = "review") => heroku.ask(`GET ${at(stage)}`);
const args = (pipelineStage: "review" | "test" = "review") => ({
  pipelineId,
  pipelineStage,
  vars: { LOG_LEVEL: "info" },
  sensitiveVars: { SECRET_KEY: "marker-secret" },
});

test("each stage has its own, which new review apps start with and those that are there keep", async () => {
  const made = await life().create(args());
  await life("test").create({ ...args("test"), vars: { LOG_LEVEL: "debug" } });
  expect(made.id).toBe(`${pipelineId}:review`);
  expect(await life().read(made)).toEqual(made);
  await lifeOf(reviewAppConfig, heroku).create({ pipelineId, orgRepo: "example-library/catalog" });
  const review = { branch: "blue", pipeline: pipelineId, source_blob: { url: "resolve" } };
  const { app } = await heroku.ask("POST /review-apps", review);
  await life().update(made, { ...args(), vars: { LOG_LEVEL: "trace" } });
  expect(await heroku.ask(`GET /apps/${app.id}/config-vars`)).toMatchObject({ LOG_LEVEL: "info" });
  expect(await config()).toEqual({ LOG_LEVEL: "trace", SECRET_KEY: "marker-secret" });
  expect(await config("test")).toEqual({ LOG_LEVEL: "debug", SECRET_KEY: "marker-secret" });
});

test("what several declare for one stage at the same time is one change, and a repeat none", async () => {
  await heroku.requests();
  await Promise.all([life("a").create(args()), life("b").create({ ...args(), vars: { B: "2" }, sensitiveVars: {} })]);
  expect(await heroku.requests()).toEqual([get, patch]);
  heroku.restart();
  await life("a").create(args());
  expect(await heroku.requests()).toEqual([get]);
});

test("a refresh of a pipeline's review apps and of both stages is a request each", async () => {
  const reviews = await lifeOf(reviewAppConfig, heroku).create({
    pipelineId,
    orgRepo: "example-library/catalog",
    deployTarget: { id: "us", type: "region" },
  });
  const made = [await life("a").create(args()), await life("b").create(args("test"))];
  heroku.restart();
  await heroku.requests();
  const reads = [lifeOf(reviewAppConfig, heroku).read(reviews), ...made.map((each) => life().read(each))];
  expect(await Promise.all(reads)).toEqual([reviews, ...made]);
  const config = "GET /pipelines/{pipeline}/review-app-config";
  // The region's name is asked for once a run, however many pipelines there are.
  expect(await heroku.requests()).toEqual([config, get, get, "GET /regions/{region}"]);
});

test("a key that two declare in one run is refused to the second, by the name of the first", async () => {
  await life("a").create(args());
  const second = life("b").create({ ...args(), vars: {}, sensitiveVars: { LOG_LEVEL: "marker-other" } });
  await expect(second).rejects.toThrow(
    `config var LOG_LEVEL of stage review of pipeline ${pipelineId}: expected one declaration, got a second one: ` +
      "urn:pulumi:staging::estate::heroku:index/pipelineConfigVar:PipelineConfigVar::a",
  );
  await life("b").create(args("test"));
});

test("changed and missing values are drift, keys of others are not, and stay", async () => {
  const made = await life().create({ ...args(), vars: { A: "1", B: "2", OLD: "3" } });
  await heroku.ask(`PATCH ${at("review")}`, { A: "other", B: null, FOREIGN: "x" });
  expect(await life().read(made)).toMatchObject({ inputs: { vars: { A: "other", OLD: "3" } } });
  const changed = await life().update(made, { ...args(), vars: { A: "1", B: "2" } });
  expect(await config()).toEqual({ A: "1", B: "2", SECRET_KEY: "marker-secret", FOREIGN: "x" });
  await life().delete(changed);
  await life().delete(changed);
  expect(await config()).toEqual({ FOREIGN: "x" });
});

test("the vars of a pipeline that is gone are gone", async () => {
  const made = await life().create(args());
  await heroku.ask(`DELETE /pipelines/${pipelineId}`);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});

test("an import adopts no key, so the next update removes none", async () => {
  await heroku.ask(`PATCH ${at("test")}`, { A: "1" });
  const id = `${pipelineId}:test`;
  const imported = {
    id,
    inputs: { pipelineId, pipelineStage: "test" as const, vars: {}, sensitiveVars: {} },
    outputs: {},
  };
  expect(await life().read({ id })).toEqual(imported);
  await expect(life().read({ id: `${pipelineId}:staging` })).rejects.toThrow(
    "id: expected the stage test or review after the pipeline's id, got staging",
  );
});

test("inputs are texts under names that Heroku takes, each either open or secret", () => {
  const wrong = (more: object) => pipelineConfigVar.inputs.safeParse({ ...args(), ...more }).error?.issues[0];
  expect(wrong({ vars: { SECRET_KEY: "1" } })?.message).toBe(
    "expected the key here or in sensitiveVars, got it in both",
  );
  expect(wrong({ vars: { A: 1 } })).toMatchObject({ path: ["vars", "A"], code: "invalid_type" });
  expect(wrong({ vars: { "A B": "1" } })).toMatchObject({ path: ["vars", "A B"], code: "invalid_key" });
  expect(wrong({ pipelineStage: "staging" })).toMatchObject({ path: ["pipelineStage"] });
});

test("no failure shows a value", async () => {
  const body = { id: "invalid_params", message: "Invalid value marker-secret and 'info'" };
  await heroku.fault("PATCH /pipelines/{pipeline}/stage/{stage}/config-vars", 422, { body });
  const failure = await life().create(args()).catch(String);
  expect(failure).toContain("Invalid value [secret] and '[secret]' (422 invalid_params");
});
