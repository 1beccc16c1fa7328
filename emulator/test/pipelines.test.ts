import { expect, test } from "vitest";
import { trial } from "./ask.ts";

async function withPipeline() {
  const made = trial();
  const team = await made.ask("GET /teams/example-library");
  const owner = { id: team.body.id, type: "team" };
  const pipeline = await made.ask("POST /pipelines", { name: "catalog", owner, generation: { name: "cedar" } });
  const app = await made.ask("POST /teams/apps", { name: "catalog-staging", team: "example-library" });
  return { ...made, owner, pipeline: pipeline.body, app: app.body, status: pipeline.status };
}

test("a pipeline is found by id, by name and by a look for its name", async () => {
  const { ask, pipeline, owner, status } = await withPipeline();
  expect(status).toBe(201);
  expect(pipeline).toMatchObject({ name: "catalog", owner });
  expect((await ask(`GET /pipelines/${pipeline.id}`)).body).toEqual(pipeline);
  expect((await ask("GET /pipelines/catalog")).body).toEqual(pipeline);
  expect((await ask("GET /pipelines?eq[name]=catalog")).body).toEqual([pipeline]);
  expect((await ask("GET /pipelines?eq[name]=other")).body).toEqual([]);
});

test("an app is in one pipeline at most", async () => {
  const { ask, pipeline, app } = await withPipeline();
  const coupling = { app: app.id, pipeline: pipeline.id, stage: "staging" };
  const made = await ask("POST /pipeline-couplings", coupling);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ app: { id: app.id }, pipeline: { id: pipeline.id }, stage: "staging" });
  expect((await ask("POST /pipeline-couplings", { ...coupling, stage: "production" })).status).toBe(422);
  expect((await ask("GET /apps/catalog-staging/pipeline-couplings")).body).toEqual(made.body);
  expect((await ask(`GET /pipelines/${pipeline.id}/pipeline-couplings`)).body).toEqual([made.body]);
  expect((await ask(`PATCH /pipeline-couplings/${made.body.id}`, { stage: "production" })).body.stage).toBe(
    "production",
  );
});

test("a wrong shape or stage is refused in Heroku's words", async () => {
  const { ask, pipeline, app } = await withPipeline();
  const shape = await ask("POST /pipeline-couplings", {
    app: { key: app.id },
    pipeline: pipeline.id,
    stage: "staging",
  });
  expect(shape).toMatchObject({ status: 422, body: { message: 'No subschema in "anyOf" matched.' } });
  const stage = await ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage: "qa" });
  expect(stage.status).toBe(422);
  const missing = await ask("POST /pipeline-couplings", { app: app.id });
  expect(missing.body.message).toBe("Require params: pipeline, stage.");
});

test("an app of another owner is refused", async () => {
  const { ask, pipeline } = await withPipeline();
  const other = await ask("POST /teams/apps", { name: "shop-staging", team: "example-agency" });
  const refused = await ask("POST /pipeline-couplings", {
    app: other.body.id,
    pipeline: pipeline.id,
    stage: "staging",
  });
  expect(refused).toMatchObject({ status: 422, body: { id: "invalid_params" } });
});

test("deleting a pipeline leaves its apps, deleting an app leaves the pipeline", async () => {
  const { ask, pipeline, app } = await withPipeline();
  await ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage: "staging" });
  expect((await ask(`DELETE /pipelines/${pipeline.id}`, { name: "catalog" })).status).toBe(200);
  expect((await ask("GET /apps/catalog-staging/pipeline-couplings")).status).toBe(404);
  expect((await ask("GET /apps/catalog-staging")).status).toBe(200);
  const next = await ask("POST /pipelines", { name: "catalog", owner: pipeline.owner });
  await ask("POST /pipeline-couplings", { app: app.id, pipeline: next.body.id, stage: "staging" });
  await ask("DELETE /apps/catalog-staging");
  expect((await ask(`GET /pipelines/${next.body.id}/pipeline-couplings`)).body).toEqual([]);
});

test("a second pipeline of the same name is refused", async () => {
  const { ask, owner } = await withPipeline();
  expect((await ask("POST /pipelines", { name: "catalog", owner })).body.message).toBe("Name catalog is already taken");
  expect((await ask("POST /pipelines", { name: "x", owner })).body.message).toContain('Invalid pattern for key "name"');
});
