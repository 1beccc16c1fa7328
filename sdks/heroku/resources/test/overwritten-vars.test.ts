import { beforeEach, expect, test } from "vitest";
import { appConfigAssociation } from "../app-config-association.ts";
import { pipelineConfigVar } from "../pipeline-config-var.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = () => lifeOf(appConfigAssociation, heroku);
const said = (key: string, command = `heroku config:get ${key} --app ${appId}`, what = `app ${appId}`) =>
  `config var ${key} of ${what} has a value already, which is not in the state and which this up replaces; ${command} shows it until then`;

test("the preview warns of each config var that it writes over though the state does not have it, and shows no value", async () => {
  const made = await life().create({ appId, vars: { OURS: "1" } });
  await heroku.ask(`PATCH /apps/${appId}/config-vars`, { OURS: "2", TOKEN: "marker-live", SAME: "same" });
  heroku.restart();
  const declared = life();
  const vars = { OURS: "3", SAME: "same", NEW: "new" };
  await declared.validatePreview({ appId, vars, sensitiveVars: { TOKEN: "marker-declared" } }, made);
  expect(declared.warned).toEqual([said("TOKEN")]);
});

test("a preview that adds no config var does not ask Heroku for those that are there", async () => {
  const made = await life().create({ appId, vars: { OURS: "1" } });
  heroku.restart();
  await heroku.requests();
  await life().validatePreview(made.inputs, made);
  expect(await heroku.requests()).toEqual([]);
});

test("the config vars of a pipeline's stage are warned of likewise", async () => {
  const { id: pipelineId } = await heroku.ask("POST /pipelines", {
    name: "catalog",
    owner: { id: (await heroku.ask("GET /teams/example-library")).id, type: "team" },
  });
  const at = `/pipelines/${pipelineId}/stage/review/config-vars`;
  await heroku.ask(`PATCH ${at}`, { MODE: "theirs" });
  const declared = lifeOf(pipelineConfigVar, heroku);
  await declared.validatePreview({ pipelineId, pipelineStage: "review", vars: { MODE: "ours" }, sensitiveVars: {} });
  expect(declared.warned).toEqual([said("MODE", `GET ${at}`, `stage review of pipeline ${pipelineId}`)]);
});
