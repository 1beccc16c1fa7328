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
  await connect(orgRepo);
});

const connect = (repository: string | null) => heroku.ask("POST /_local/github", { pipeline: "catalog", repository });
const life = (name?: string) => lifeOf(reviewAppConfig, heroku, name);
const plain = () => ({ pipelineId, orgRepo });
const full = () => ({
  ...plain(),
  deployTarget: { id: "eu", type: "region" as const },
  automaticReviewApps: true,
  baseName: "shelf",
  destroyStaleApps: true,
  staleDays: 3,
  waitForCi: true,
});

test("everything declared is there in one request, and read back as declared in one", async () => {
  await heroku.requests();
  const made = await life().create(full());
  expect(await heroku.requests()).toEqual(["POST /pipelines/{pipeline}/review-app-config"]);
  expect(made).toMatchObject({ id: pipelineId, outputs: { repoId: expect.any(Number) } });
  expect(await heroku.ask(`GET ${at}`)).toMatchObject({ stale_days: 3, base_name: "shelf", wait_for_ci: true });
  await heroku.requests();
  expect(await life().read(made)).toEqual(made);
  // The region comes by its id, which is looked up once a run.
  expect(await life().read(made)).toEqual(made);
  const read = "GET /pipelines/{pipeline}/review-app-config";
  expect(await heroku.requests()).toEqual([read, read, "GET /regions/{region}"]);
});

test("a pipeline connected to another repository is refused in Heroku's words", async () => {
  await connect("example-library/other");
  await expect(life().create(plain())).rejects.toThrow("is connected to example-library/other, not to");
});

test("review apps that are on already are made to fit", async () => {
  await heroku.ask(`POST ${at}`, { repo: orgRepo, stale_days: 9 });
  const made = await life().create(full());
  expect(await life().read(made)).toEqual(made);
});

test.each<["reset" | 503]>([["reset"], [503]])("a create that ends in %s is not doubled", async (status) => {
  await heroku.fault("POST /pipelines/{pipeline}/review-app-config", status);
  const made = await life().create(full());
  expect(await life().read(made)).toEqual(made);
});

test("a second declaration for the same pipeline is refused, by the name of the first", async () => {
  await life("a").create(plain());
  await expect(life("b").create(full())).rejects.toThrow(
    `review apps of pipeline ${pipelineId}: expected one declaration, got a second one: urn:`,
  );
});

test("what is changed by hand is drift; what is left to Heroku is none", async () => {
  const made = await life().create(plain());
  await heroku.ask(`PATCH ${at}`, { base_name: "theirs", stale_days: 7, deploy_target: { id: "eu", type: "region" } });
  expect(await life().read(made)).toEqual(made);
  const fuller = await life().update(made, full());
  expect(await life().read(fuller)).toEqual(fuller);
  await heroku.ask(`PATCH ${at}`, { stale_days: 30, deploy_target: { id: "us", type: "region" } });
  expect(await life().read(fuller)).toMatchObject({
    inputs: { ...full(), staleDays: 30, deployTarget: { id: "us", type: "region" } },
  });
});

test("a base name that is no longer declared is Heroku's again", async () => {
  const made = await life().create(full());
  await life().update(made, plain());
  expect(await heroku.ask(`GET ${at}`)).toMatchObject({ base_name: null, automatic_review_apps: false, stale_days: 3 });
});

test("a pipeline that was connected to another repository is drift", async () => {
  const made = await life().create(plain());
  await heroku.ask(`DELETE ${at}`);
  await connect("example-library/other");
  const { repo } = await heroku.ask(`POST ${at}`, { repo: "example-library/other" });
  const moved = await life().read(made);
  expect(moved).toMatchObject({ inputs: { orgRepo: `repository ${repo.id}` }, outputs: { repoId: repo.id } });
  expect(await life().read(moved ?? made)).toEqual(moved);
});

test("review apps can run in a private space", async () => {
  const space = await heroku.ask("POST /_local/spaces", { name: "quiet", team: "example-library" });
  const made = await life().create({ ...plain(), deployTarget: { id: space.id, type: "space" } });
  await heroku.requests();
  expect(await life().read(made)).toEqual(made);
  expect(await heroku.requests()).toHaveLength(1);
});

test("an import takes over all that is set", async () => {
  const made = await life().create(full());
  heroku.restart();
  expect(await life().read({ id: `${pipelineId}:${orgRepo}` })).toEqual(made);
  await expect(life().read({ id: pipelineId })).rejects.toThrow("id: expected <pipeline id>:<owner>/<repository>, got");
});

test("what was switched off by hand is gone, an update says so, and deleting it is no failure", async () => {
  const made = await life().create(plain());
  await heroku.ask(`DELETE ${at}`);
  expect(await life().read(made)).toBeUndefined();
  await expect(life().update(made, full())).rejects.toThrow(
    `review app config of pipeline ${pipelineId} no longer exists`,
  );
  await life().delete(made);
});

test.each<[object, string]>([
  [{ orgRepo: "catalog" }, "expected a GitHub repository, as owner/name"],
  [
    { deployTarget: { id: "virginia", type: "region" } },
    "expected a region such as us, or the UUID of a private space",
  ],
  [{ deployTarget: { id: "quiet", type: "space" } }, "expected a region such as us, or the UUID of a private space"],
])("%o is refused before anything is asked", (wrong, message) => {
  const { error } = reviewAppConfig.inputs.safeParse({ ...plain(), ...wrong });
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  expect(reviewAppConfig.inputs.safeParse({ ...plain(), staleDays: 31 }).success).toBe(false);
});
