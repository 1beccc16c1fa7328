import { beforeEach, expect, test } from "vitest";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { pipelineGuard } from "../pipeline-guard.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let args: { pipelines: string[]; apps: string[] };
beforeEach(async () => {
  heroku = localHeroku();
  const team = await heroku.ask("GET /teams/example-library");
  const owner = { id: team.id, type: "team" as const };
  const staging = await heroku.app("catalog-staging");
  const { id } = await lifeOf(pipeline, heroku).create({ name: "catalog", owner });
  await lifeOf(pipelineCoupling, heroku, "own").create({ appId: staging.id, pipeline: id, stage: "staging" });
  args = { pipelines: [id], apps: [staging.id] };
});

const guard = () => lifeOf(pipelineGuard, heroku);

async function couple(name: string, stage: "production" | "review"): Promise<void> {
  const { id } = await heroku.app(name);
  const [pipelineId = ""] = args.pipelines;
  await lifeOf(pipelineCoupling, heroku, name).create({ appId: id, pipeline: pipelineId, stage });
}

test("a guard lets go while only the stack's own apps are in its pipelines", async () => {
  await expect(guard().delete(await guard().create(args))).resolves.toBeUndefined();
});

test("a guard refuses to go while another stack's app is in a pipeline, and names the environment to destroy first", async () => {
  await couple("catalog-production", "production");
  await expect(guard().delete(await guard().create(args))).rejects.toThrow(
    "pipeline catalog: expected no app in it any more, got catalog-production (production); destroy production first: pulumi destroy --stack production; if somebody added the app by hand, remove it from the pipeline: heroku pipelines:remove --app catalog-production",
  );
});

test("a guard refuses to go while review apps are in a pipeline, which would keep it", async () => {
  await couple("catalog-pr-7", "review");
  await expect(guard().delete(await guard().create(args))).rejects.toThrow("heroku apps:destroy");
});

test("a guard whose pipelines cannot be read refuses to go, and one whose pipelines are gone lets go", async () => {
  const made = await guard().create(args);
  await heroku.fault("GET /pipelines/{pipeline}/pipeline-couplings", 403);
  await expect(guard().delete(made)).rejects.toThrow("403");
  const missing = await guard().create({ ...args, pipelines: ["6f1c1f6e-0000-4000-8000-000000000001"] });
  await expect(guard().delete(missing)).resolves.toBeUndefined();
});

test("a guard asks nothing of Heroku until it is deleted", async () => {
  const made = await guard().create(args);
  expect(await guard().read(made)).toEqual(made);
  const changed = await guard().update(made, { ...args, apps: [] });
  expect(changed.inputs.apps).toEqual([]);
});
