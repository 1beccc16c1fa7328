import { beforeEach, expect, test } from "vitest";
import { app } from "../resources/app.ts";
import { pipeline } from "../resources/pipeline.ts";
import { pipelineCoupling } from "../resources/pipeline-coupling.ts";
import { pipelineGuard } from "../resources/pipeline-guard.ts";
import { type InProcess, inProcess } from "./in-process.ts";
import { failureOf } from "./plugin-client.ts";
import { create, type Recorded } from "./recorded.ts";

const parts = ["app", "pipeline", "coupling", "guard"] as const;
type Part = (typeof parts)[number];

let heroku: InProcess;
let made: Readonly<Record<Part, Recorded>>;
beforeEach(async () => {
  heroku = inProcess();
  const provider = await heroku.run();
  const team = await heroku.ask("GET /teams/example-library");
  const own = await create(provider, app.token, { name: "catalog-staging", organization: { name: "example-library" } });
  const of = await create(provider, pipeline.token, { name: "catalog", owner: { id: team.id, type: "team" } });
  const coupling = await create(provider, pipelineCoupling.token, { appId: own.id, pipeline: of.id, stage: "staging" });
  const guard = await create(provider, pipelineGuard.token, { pipelines: [], apps: [] });
  made = { app: own, pipeline: of, coupling, guard };
});

/** The preview of a program that declares only some of what the state has, the guard last. */
async function preview(...declared: readonly Part[]) {
  const provider = await heroku.run();
  for (const part of parts) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
  for (const part of declared) {
    const { type, id, state, inputs } = made[part];
    await provider.check(type, inputs, inputs, part);
    await provider.diff(type, id, state, inputs, inputs, part);
  }
  const { type, id, state, inputs } = made.guard;
  await provider.check(type, inputs, inputs, "guard");
  return provider.diff(type, id, state, inputs, inputs, "guard");
}

async function coupleByHand(name: string, stage: string): Promise<void> {
  const { id } = await heroku.ask("POST /teams/apps", { name, team: "example-library" });
  await heroku.ask("POST /pipeline-couplings", { app: id, pipeline: made.pipeline.id, stage });
}

test.each([
  ["catalog-pr-7", "review", "destroy each in Heroku's dashboard"],
  ["catalog-by-hand", "production", "remove it from the pipeline: heroku pipelines:remove --app catalog-by-hand"],
])(
  "removing a pipeline that %s is in is refused in the preview, before its own app is deleted",
  async (name, stage, remedy) => {
    await coupleByHand(name, stage);
    const { details } = await failureOf(preview());
    expect(details).toContain(`pipeline catalog: expected no app in it any more, got ${name} (${stage}); `);
    expect(details).toContain(remedy);
    expect(details).not.toContain("catalog-staging");
  },
);

test.each<[what: string, declared: Part[]]>([
  ["only the app that goes as well is in it", []],
  ["the app stays, and is taken out of it", ["app"]],
  ["it stays", ["app", "pipeline", "coupling"]],
])("nothing is refused of a pipeline where %s", async (_, declared) => {
  await expect(preview(...declared)).resolves.toBeDefined();
});

test("a pipeline that goes while its stack's own app stays in it is refused, and no advice destroys anything", async () => {
  await coupleByHand("catalog-production", "production");
  const { details } = await failureOf(preview("app", "coupling"));
  expect(details).toContain(
    "pipeline catalog: expected it to be declared while catalog-staging (staging) of this stack stays in it",
  );
  expect(details).toMatch(/put \S+ first$/);
  expect(details).not.toContain("destroy");
});

test("a pipeline that stays may have whatever is coupled to it by hand", async () => {
  await coupleByHand("catalog-pr-7", "review");
  await expect(preview("app", "pipeline", "coupling")).resolves.toBeDefined();
});
