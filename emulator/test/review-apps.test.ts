import { expect, test } from "vitest";
import { uuidOf } from "../ids.ts";
import { trial } from "./ask.ts";

const repo = "example-library/catalog";
const us = { id: "us", type: "region" };

async function withPipeline(...options: Parameters<typeof trial>) {
  const made = trial(...options);
  const team = await made.ask("GET /teams/example-library");
  const owner = { id: team.body.id, type: "team" };
  const { body } = await made.ask("POST /pipelines", { name: "catalog", owner });
  const at = `/pipelines/${body.id}`;
  return {
    ...made,
    pipelineId: body.id as string,
    at: `${at}/review-app-config`,
    connect: (repository: string | null = repo) => made.ask("POST /_local/github", { pipeline: "catalog", repository }),
    reviewApp: (more: object = {}) =>
      made.ask("POST /review-apps", { branch: "blue", pipeline: body.id, source_blob: { url: "resolve" }, ...more }),
  };
}

test("until a person has connected the pipeline to GitHub there are no review apps", async () => {
  const { ask, at, connect } = await withPipeline();
  const refused = await ask(`POST ${at}`, { repo });
  expect(refused).toMatchObject({ status: 404, body: { id: "not_found", message: "Not found." } });
  expect((await ask("GET /pipelines/catalog/repo")).status).toBe(404);
  expect((await connect()).body).toEqual({ everywhere: false, pipelines: [{ pipeline: "catalog", repository: repo }] });
  expect((await ask("GET /pipelines/catalog/repo")).body).toEqual({ full_name: repo, id: expect.any(Number) });
  expect((await ask(`GET ${at}`)).status).toBe(404);
  expect((await ask(`POST ${at}`, { repo: "example-library/other" })).body.message).toBe(
    "Pipeline catalog is connected to example-library/catalog, not to example-library/other.",
  );
  expect((await ask(`POST ${at}`, { repo })).status).toBe(201);
  await connect(null);
  expect((await ask("GET /pipelines/catalog/repo")).status).toBe(404);
});

test("the settings are as Heroku gives them back: the region by its id, the repository by its number", async () => {
  const { ask, at, connect, pipelineId } = await withPipeline();
  await connect();
  const made = await ask(`POST ${at}`, { repo, deploy_target: us, pipeline: pipelineId });
  const settings = {
    automatic_review_apps: false,
    base_name: null,
    deploy_target: { id: uuidOf("region", "us"), type: "region" },
    destroy_stale_apps: false,
    pipeline: { id: pipelineId },
    repo: { id: expect.any(Number) },
    stale_days: 5,
    wait_for_ci: false,
  };
  expect(made.body).toEqual(settings);
  const change = { automatic_review_apps: true, stale_days: 3, base_name: "shelf", destroy_stale_apps: true };
  expect((await ask(`PATCH ${at}`, { ...change, repo, pipeline: pipelineId })).body).toEqual({
    ...settings,
    ...change,
  });
  expect((await ask(`GET ${at}`)).body).toEqual({ ...settings, ...change });
  expect((await ask(`POST ${at}`, { repo })).body.message).toContain("already enabled");
  expect((await ask(`PATCH ${at}`, { stale_days: 31 })).status).toBe(422);
  expect((await ask(`PATCH ${at}`, { deploy_target: { id: "xx", type: "region" } })).status).toBe(422);
  expect((await ask(`DELETE ${at}`)).status).toBe(200);
  expect((await ask(`DELETE ${at}`)).status).toBe(404);
  expect((await ask(`PATCH ${at}`, {})).status).toBe(404);
});

test("with --github-connected every pipeline counts as connected", async () => {
  const { ask, at } = await withPipeline({ githubConnected: true });
  expect((await ask(`POST ${at}`, { repo })).status).toBe(201);
  expect((await ask("POST /_local/github", { everywhere: false })).body).toEqual({
    everywhere: false,
    pipelines: [{ pipeline: "catalog", repository: repo }],
  });
  expect((await ask("POST /_local/github", { pipeline: "catalog", repository: "no repository" })).status).toBe(422);
  expect((await ask("POST /_local/github", { pipeline: "other", repository: repo })).status).toBe(404);
});

test("a review app has the config vars of its time, a place in the pipeline, and goes whole", async () => {
  const { ask, at, connect, reviewApp, pipelineId, clock } = await withPipeline();
  await connect();
  expect((await reviewApp()).status).toBe(404);
  await ask(`POST ${at}`, { repo, deploy_target: { id: "eu", type: "region" }, base_name: "shelf", wait_for_ci: true });
  const config = "/pipelines/catalog/stage/review/config-vars";
  await ask(`PATCH ${config}`, { A: "1", B: "2", C: "3" });
  const { status, body } = await reviewApp({ pr_number: 12, environment: { B: "own", D: null } });
  expect(status).toBe(201);
  expect(body).toMatchObject({ branch: "blue", pr_number: 12, status: "creating", wait_for_ci: true, fork_repo: null });
  clock.advance(300);
  expect((await ask(`GET /review-apps/${body.id}`)).body).toMatchObject({ status: "created", app: body.app });
  await ask(`PATCH ${config}`, { A: null, C: "later" });
  const path = `/apps/${body.app.id}`;
  expect((await ask(`GET ${path}/config-vars`)).body).toEqual({
    A: "1",
    B: "own",
    C: "3",
    HEROKU_APP_NAME: "shelf-pr-12",
    HEROKU_BRANCH: "blue",
    HEROKU_PR_NUMBER: "12",
  });
  expect((await ask(`GET ${path}`)).body).toMatchObject({
    name: "shelf-pr-12",
    region: { name: "eu" },
    team: { name: "example-library" },
  });
  expect((await ask(`GET ${path}/pipeline-couplings`)).body).toMatchObject({
    pipeline: { id: pipelineId },
    stage: "review",
  });
  expect((await ask(`GET ${path}/review-app`)).body.id).toBe(body.id);
  expect((await ask(`DELETE /review-apps/${body.id}`)).body.status).toBe("deleting");
  for (const gone of [path, `/review-apps/${body.id}`]) expect((await ask(`GET ${gone}`)).status).toBe(404);
  expect((await ask("GET /pipelines/catalog/review-apps")).body).toEqual([]);
});

test("review apps have names that apps can have, each its own", async () => {
  const { ask, at, connect, reviewApp } = await withPipeline();
  await connect();
  await ask(`POST ${at}`, { repo, base_name: "a-base-name-that-is-rather-long" });
  for (const branch of ["Feature/Blue_Sky-and-more", "Feature/Blue_Sky-and-more", "---"]) await reviewApp({ branch });
  const names = (await ask("GET /apps")).body.map(({ name }: { name: string }) => name).sort();
  expect(names).toEqual(
    [
      expect.stringMatching(/^a-base-name-feature-blue-[0-9a-f]{4}$/),
      "a-base-name-that-is-rat-branch",
      "a-base-name-that-feature-blue",
    ].sort(),
  );
  for (const name of names) expect(name.length).toBeLessThanOrEqual(30);
});

test("with its pipeline goes what the pipeline knew of review apps, and the apps stay", async () => {
  const { ask, at, connect, reviewApp } = await withPipeline();
  await connect();
  await ask(`POST ${at}`, { repo });
  const { body } = await reviewApp();
  await ask("DELETE /pipelines/catalog");
  expect((await ask(`GET /review-apps/${body.id}`)).status).toBe(404);
  expect((await ask(`GET /apps/${body.app.id}`)).status).toBe(200);
  const { repositories, reviewAppConfigs, reviewApps } = (await ask("GET /_local/state")).body;
  expect([repositories, reviewAppConfigs, reviewApps]).toEqual([[], [], []]);
});

test("an app's page says how its pipeline makes review apps", async () => {
  const { ask, at, connect, emulator } = await withPipeline();
  await ask("POST /teams/apps", { name: "catalog-staging", team: "example-library" });
  await ask("POST /pipeline-couplings", { app: "catalog-staging", pipeline: "catalog", stage: "staging" });
  await connect();
  await ask(`POST ${at}`, { repo, automatic_review_apps: true, destroy_stale_apps: true, wait_for_ci: true });
  const text = await (await emulator.app.request("/_local/apps/catalog-staging")).text();
  expect(text).toContain(
    "of example-library/catalog, for each pull request, once CI has passed; destroyed after 5 days without a deployment",
  );
});

test("config vars of a pipeline belong to two stages, and null takes one away", async () => {
  const { ask } = await withPipeline();
  const at = (stage: string) => `/pipelines/catalog/stage/${stage}/config-vars`;
  expect((await ask(`PATCH ${at("test")}`, { A: "1", "B.c:[0]": "2" })).body).toEqual({ A: "1", "B.c:[0]": "2" });
  expect((await ask(`PATCH ${at("test")}`, { A: null })).body).toEqual({ "B.c:[0]": "2" });
  expect((await ask(`GET ${at("review")}`)).body).toEqual({});
  expect((await ask(`PATCH ${at("review")}`, { A: 1 })).status).toBe(422);
  expect((await ask(`PATCH ${at("review")}`, { "A B": "1" })).status).toBe(422);
  expect((await ask(`GET ${at("staging")}`)).status).toBe(422);
});
