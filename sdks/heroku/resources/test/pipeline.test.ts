import { beforeEach, describe, expect, test } from "vitest";
import { pipeline } from "../pipeline.ts";
import { pipelineCoupling } from "../pipeline-coupling.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let args: { name: string; owner: { id: string; type: "team" } };
beforeEach(async () => {
  heroku = localHeroku();
  const team = await heroku.ask("GET /teams/example-library");
  args = { name: "catalog", owner: { id: team.id, type: "team" } };
});

const pipelines = (name?: string) => lifeOf(pipeline, heroku, name);
const couplings = () => lifeOf(pipelineCoupling, heroku);
const named = async () => (await heroku.ask("GET /pipelines")).map(({ name }: { name: string }) => name);

test("a pipeline is made, read back, renamed and deleted", async () => {
  const made = await pipelines().create(args);
  expect(await pipelines().read(made)).toEqual(made);
  const renamed = await pipelines().update(made, { ...args, name: "catalog-next" });
  expect(await named()).toEqual(["catalog-next"]);
  expect(await pipelines().read({ id: made.id })).toEqual(renamed);
  await pipelines().delete(renamed);
  await pipelines().delete(renamed);
  expect(await pipelines().read(renamed)).toBeUndefined();
});

test.each<[string, (id: string, owner: object) => Promise<unknown>]>([
  ["is there", async () => undefined],
  ["is lost", () => heroku.fault("POST /pipeline-transfers", "reset")],
])(
  "a pipeline of another owner is transferred back in place, with its apps, when the answer %s",
  async (_what, fault) => {
    const made = await pipelines().create(args);
    const app = await heroku.app("catalog-staging");
    const coupling = await couplings().create({ appId: app.id, pipeline: made.id, stage: "staging" });
    const agency: { id: string } = await heroku.ask("GET /teams/example-agency");
    const owner = { id: agency.id, type: "team" as const };
    await heroku.ask("POST /pipeline-transfers", { pipeline: { id: made.id }, new_owner: owner });
    const read = await pipelines().read(made);
    expect(read?.inputs).toEqual({ ...args, owner });
    const drifted = { ...made, inputs: { ...args, owner } };
    const life = pipelines();
    life.manage(app.id);
    const other = await heroku.ask("POST /teams/apps", { name: "catalog-production", team: "example-agency" });
    await heroku.ask("POST /pipeline-couplings", { app: other.id, pipeline: made.id, stage: "production" });
    await life.validatePreview(args, drifted);
    expect(life.warned).toEqual([
      "pipeline catalog: with it go apps that this stack does not have: catalog-production (production)",
    ]);
    expect(life.said).toEqual([
      `pipeline catalog belongs to the team ${agency.id}: it will be transferred to the team ${args.owner.id}, with every app in it`,
    ]);
    await fault(made.id, owner);
    expect(await life.read(await life.update(drifted, args))).toEqual(made);
    expect(await heroku.ask("GET /apps/catalog-staging")).toMatchObject({ team: { name: "example-library" } });
    expect(await couplings().read(coupling)).toEqual(coupling);
  },
);

test("a transfer that the key may not do is reported with Heroku's message, and the pipeline is not renamed either", async () => {
  const made = await pipelines().create(args);
  const agency: { id: string } = await heroku.ask("GET /teams/example-agency");
  await heroku.fault("POST /pipeline-transfers", 403, { body: { id: "forbidden", message: "Not yours." } });
  const owner = { id: agency.id, type: "team" as const };
  await expect(pipelines().update(made, { name: "other", owner })).rejects.toThrow(
    /^owner: expected pipeline catalog to belong to the team .*Not yours\. \(403 forbidden.*nothing of the pipeline was changed$/,
  );
  expect(await named()).toEqual(["catalog"]);
});

test.each<["reset" | 503]>([["reset"], [503]])("a create that ends in %s leaves one pipeline", async (status) => {
  await heroku.fault("POST /pipelines", status);
  const made = await pipelines().create(args);
  expect(await named()).toEqual(["catalog"]);
  expect(await pipelines().read(made)).toEqual(made);
});

test("the pipeline of a run that was killed is taken over", async () => {
  const lost = await pipelines().create(args);
  heroku.restart();
  expect(await pipelines().create(args)).toEqual(lost);
  expect(await named()).toEqual(["catalog"]);
});

test("a pipeline that has apps in it is not taken over", async () => {
  const lost = await pipelines().create(args);
  const app = await heroku.app("catalog-staging");
  await couplings().create({ appId: app.id, pipeline: lost.id, stage: "staging" });
  heroku.restart();
  await expect(pipelines().create(args)).rejects.toThrow(
    `it has apps in it; choose another name or, to manage that pipeline from here: pulumi refresh --stack staging; pulumi import heroku:index/pipeline:Pipeline it ${lost.id} --stack staging`,
  );
});

test("two declarations of one name do not end up with one pipeline, nor with two", async () => {
  const second = "pipeline catalog: expected one declaration, got a second one: urn:";
  const outcomes = await Promise.allSettled([pipelines().create(args), pipelines("other").create(args)]);
  expect(outcomes).toMatchObject([{ status: "fulfilled" }, { reason: { message: expect.stringContaining(second) } }]);
  await expect(pipelines("other").create(args)).rejects.toThrow(second);
  expect(await named()).toEqual(["catalog"]);
});

test("pipelines that are made at the same time share one look", async () => {
  await heroku.requests();
  const names = ["catalog", "reports", "archive"];
  await Promise.all(names.map((name) => pipelines(name).create({ ...args, name })));
  expect(await heroku.requests()).toEqual(["GET /pipelines", ...names.map(() => "POST /pipelines")]);
});

test("a name that is in use is refused in the preview, unless it may be our own lost create", async () => {
  const lost = await pipelines().create(args);
  heroku.restart();
  await pipelines().validatePreview(args);
  const app = await heroku.app("catalog-staging");
  await couplings().create({ appId: app.id, pipeline: lost.id, stage: "staging" });
  await expect(pipelines().validatePreview(args)).rejects.toThrow(
    /^name: expected the name of no pipeline yet, got catalog, and .* it has apps in it; choose another name/,
  );
  await pipelines().validatePreview({ name: "catalog" });
});

test("a pipeline is not renamed to a name that is in use", async () => {
  await pipelines().create(args);
  const reports = await pipelines("reports").create({ ...args, name: "reports" });
  await expect(pipelines("reports").validatePreview(args, reports)).rejects.toThrow(
    /^name: expected the name of no pipeline yet, got catalog, which another one has than that which is renamed (?!.*pulumi import)/,
  );
  await pipelines("reports").validatePreview({ ...args, name: "archive" }, reports);
  await pipelines("reports").validatePreview(reports.inputs, reports);
});

describe("a pipeline with apps in it is not deleted", () => {
  const refusal = async (...stages: [name: string, stage: "production" | "review"][]) => {
    const made = await pipelines().create(args);
    for (const [name, stage] of stages) {
      const { id } = await heroku.app(name);
      await heroku.ask("POST /pipeline-couplings", { app: id, pipeline: made.id, stage });
    }
    const refused = await pipelines().delete(made).catch(String);
    expect(await named()).toEqual(["catalog"]);
    return refused;
  };
  const review =
    "review apps belong to no environment: destroy each in Heroku's dashboard or with heroku apps:destroy --app <name>, or close their pull requests while review apps are on, then run this again";

  test("and the error says which environment is first", async () => {
    expect(await refusal(["catalog-production", "production"])).toBe(
      "Error: pipeline catalog: expected no app in it any more, got catalog-production (production); destroy production first: pulumi destroy --stack production; if somebody added the app by hand, remove it from the pipeline: heroku pipelines:remove --app catalog-production",
    );
  });

  test("and the error says how review apps go", async () => {
    expect(await refusal(["catalog-pr-1", "review"], ["catalog-pr-2", "review"])).toBe(
      `Error: pipeline catalog: expected no app in it any more, got catalog-pr-1 (review), catalog-pr-2 (review); ${review}`,
    );
  });

  test("and of both kinds the error tells both", async () => {
    expect(await refusal(["catalog-production", "production"], ["catalog-pr-1", "review"])).toBe(
      `Error: pipeline catalog: expected no app in it any more, got catalog-pr-1 (review), catalog-production (production); destroy production first: pulumi destroy --stack production; if somebody added the app by hand, remove it from the pipeline: heroku pipelines:remove --app catalog-production; ${review}`,
    );
  });
});

test("an app is put into a stage, read back, moved and taken out", async () => {
  const target = await pipelines().create(args);
  const app = await heroku.app("catalog-staging");
  const wish = { appId: app.id, pipeline: target.id, stage: "staging" } as const;
  await heroku.requests();
  const made = await couplings().create(wish);
  expect(await heroku.requests()).toEqual(["POST /pipeline-couplings"]);
  expect(await couplings().read(made)).toEqual(made);
  const moved = await couplings().update(made, { ...wish, stage: "production" });
  expect(await couplings().read({ id: made.id })).toEqual(moved);
  await couplings().delete(moved);
  await couplings().delete(moved);
  expect(await couplings().read(moved)).toBeUndefined();
});

test("a coupling that is there already is taken over, in whatever stage", async () => {
  const target = await pipelines().create(args);
  const app = await heroku.app("catalog-staging");
  const lost = await couplings().create({ appId: app.id, pipeline: target.id, stage: "review" });
  heroku.restart();
  const made = await couplings().create({ appId: app.id, pipeline: target.id, stage: "staging" });
  expect(made.id).toBe(lost.id);
  expect(await couplings().read(made)).toEqual(made);
});

test("a coupling whose answer was lost is not doubled", async () => {
  const target = await pipelines().create(args);
  const app = await heroku.app("catalog-staging");
  await heroku.fault("POST /pipeline-couplings", "reset");
  await couplings().create({ appId: app.id, pipeline: target.id, stage: "staging" });
  expect(await heroku.ask(`GET /pipelines/${target.id}/pipeline-couplings`)).toHaveLength(1);
});

test("an app of another pipeline is left there", async () => {
  const target = await pipelines().create(args);
  const other = await pipelines("other").create({ ...args, name: "other" });
  const app = await heroku.app("catalog-staging");
  await couplings().create({ appId: app.id, pipeline: other.id, stage: "staging" });
  await expect(couplings().create({ appId: app.id, pipeline: target.id, stage: "staging" })).rejects.toThrow(
    `expected an app in no other pipeline, got app catalog-staging, which is in pipeline ${other.id} as staging; take it out there first: heroku pipelines:remove --app catalog-staging`,
  );
});
