import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LocalRun, localRun } from "./local-run.ts";
import { failureOf, type PluginClient } from "./plugin-client.ts";
import { create, type Recorded } from "./recorded.ts";

const appType = "heroku:index/app:App";
const addonType = "heroku:index/addon:Addon";
const guardType = "heroku:index/pipelineGuard:PipelineGuard";

const parts = ["app", "addon", "guard"] as const;
type Part = (typeof parts)[number];

let run: LocalRun;
let name: string;
let made: Readonly<Record<Part, Recorded>>;
let byHand: string;
let count = 0;
beforeAll(async () => {
  run = await localRun();
});
afterAll(() => run.close());
beforeEach(async () => {
  count += 1;
  name = `catalog-${count}`;
  const provider = await run.provider();
  const app = await create(provider, appType, { name, organization: { name: "example-library" } });
  const addon = await create(provider, addonType, { appId: app.id, plan: "heroku-postgresql:essential-0" });
  const guard = await create(provider, guardType, { pipelines: [], apps: [app.id] });
  made = { app, addon, guard };
  byHand = (await run.ask(`POST /apps/${name}/addons`, { plan: "heroku-postgresql:standard-0" })).name;
});

async function read(provider: PluginClient, some: readonly Part[]): Promise<void> {
  for (const part of some) {
    const { type, id, state, inputs } = made[part];
    await provider.read(type, id, state, inputs, part);
  }
}

function remove(provider: PluginClient, part: Part) {
  const { type, id, state, inputs } = made[part];
  return provider.delete(type, id, state, inputs, part);
}

const left = async (): Promise<string[]> =>
  (await run.ask(`GET /apps/${name}/addons`)).map((addon: { name: string }) => addon.name);

test("an app keeps an add-on that is not declared when a run without a refresh removes it", async () => {
  const provider = await run.provider();
  await remove(provider, "addon");
  const { details } = await failureOf(remove(provider, "app"));
  expect(details).toContain(`got ${byHand} (heroku-postgresql:standard-0), which Heroku would delete with it`);
  expect(details).toContain("run again with a refresh (pulumi up --refresh, pulumi destroy --refresh)");
  expect(await left()).toEqual([byHand]);
  await run.ask(`DELETE /apps/${name}/addons/${byHand}`);
  await expect(remove(provider, "app")).resolves.toBeDefined();
});

test("an app keeps an add-on that was made after the run had read everything", async () => {
  await run.ask(`DELETE /apps/${name}/addons/${byHand}`);
  const provider = await run.provider();
  await read(provider, parts);
  await remove(provider, "guard");
  const late = (await run.ask(`POST /apps/${name}/addons`, { plan: "heroku-redis:mini" })).name;
  await remove(provider, "addon");
  const { details } = await failureOf(remove(provider, "app"));
  expect(details).toContain(
    `copy what is to be kept, and destroy it first (heroku addons:destroy ${late} --app ${name})`,
  );
  expect(details).not.toContain("refresh");
});

test("a destroy that has read nothing is refused before its first delete, with no command that destroys anything", async () => {
  const { details } = await failureOf(remove(await run.provider(), "guard"));
  expect(details).toContain(`app ${name}: expected Heroku to be read before the app is deleted`);
  expect(details).toContain("leave --refresh=false out\nnothing was deleted");
  expect(details).not.toContain("addons:destroy");
});

test("a destroy of some targets, which reads those alone, names no add-on of an app that stays", async () => {
  const provider = await run.provider();
  await read(provider, ["guard"]);
  await expect(remove(provider, "guard")).resolves.toBeDefined();
});

test("a destroy of some targets does not ask about a pipeline that stays", async () => {
  const team = await run.ask("GET /teams/example-library");
  const maker = await run.provider();
  const owner = { id: team.id, type: "team" };
  const pipeline = await create(maker, "heroku:index/pipeline:Pipeline", { name, owner });
  const guard = await create(maker, guardType, { pipelines: [pipeline.id], apps: [] });
  await run.ask("POST /pipeline-couplings", { app: made.app.id, pipeline: pipeline.id, stage: "production" });
  const removeGuard = async (alsoRead: readonly Recorded[]) => {
    const provider = await run.provider();
    for (const { type, id, state, inputs } of [guard, ...alsoRead]) await provider.read(type, id, state, inputs, id);
    return provider.delete(guardType, guard.id, guard.state, guard.inputs, "guard");
  };
  await expect(removeGuard([])).resolves.toBeDefined();
  expect((await failureOf(removeGuard([pipeline]))).details).toContain("expected no app in it any more");
});
