import { beforeEach, expect, test } from "vitest";
import { type LocalHeroku, localHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { byTrial, checkCommand, sendCommand } from "./heroku-commands.ts";

let heroku: LocalHeroku;
let database: { id: string; name: string };
beforeEach(async () => {
  heroku = localHeroku();
  await heroku.app("catalog-staging");
  await heroku.app("reports");
  database = await heroku.addon("catalog-staging", "heroku-postgresql:essential-0");
  await heroku.ask("POST /addon-attachments", { addon: database.id, app: "reports", name: "CATALOG" });
});

/** Types a command as a message prints it. */
const type = async (line: string) => {
  const [command = "", ...rest] = line.split(" ");
  const at = rest.indexOf("--app");
  const wanted = { command, name: at === 0 ? undefined : rest[0], app: rest[at + 1] ?? "" };
  return sendCommand(heroku.api, checkCommand(wanted));
};

test("the commands that a refusal prints take away what refuses, one after the other", async () => {
  const team = await heroku.ask("GET /teams/example-library");
  const body = { name: "catalog", owner: { id: team.id, type: "team" } };
  const pipeline = await heroku.ask("POST /pipelines", body);
  await heroku.ask("POST /pipeline-couplings", { app: "reports", pipeline: pipeline.id, stage: "staging" });
  expect(await type("addons:detach CATALOG --app reports")).toBe("addons:detach CATALOG --app reports: done");
  expect(await heroku.ask("GET /apps/reports/addon-attachments")).toEqual([]);
  await type(`addons:destroy ${database.name} --app catalog-staging`);
  expect(await heroku.ask("GET /apps/catalog-staging/addons")).toEqual([]);
  await type("pipelines:remove --app reports");
  expect(await heroku.ask("GET /pipeline-couplings")).toEqual([]);
  await type("apps:destroy --app reports");
  const names = (await heroku.ask("GET /apps")).map(({ name }: { name: string }) => name);
  expect(names).toContain("catalog-staging");
  expect(names).not.toContain("reports");
});

test.each([
  ["addons:destory x-1 --app reports", /^command: .*, got addons:destory; did you mean addons:destroy\?$/],
  ["addons:detach OTHER --app reports", "name: expected an attachment of reports, CATALOG, got OTHER"],
  ["addons:destroy --app reports", "name: expected the name of an add-on, got none"],
  ["apps:destroy it --app reports", "name: expected none for apps:destroy, got it"],
  ["toString --app reports", /^command: expected addons:destroy, addons:detach, .*, got toString$/],
  ["apps:destroy --app nothing", /^apps:destroy: DELETE .apps.nothing: .*404/],
])("what is wrong is said in one line, and nothing is done: %s", async (line, message) => {
  const before = await heroku.ask("GET /addon-attachments");
  await expect(type(line)).rejects.toThrow(message);
  expect(await heroku.ask("GET /addon-attachments")).toEqual(before);
});

test("a refusal of a trial names the trial's command, by its engine", () => {
  const refusal =
    "destroy it first (heroku addons:destroy x-1 --app a, heroku addons:destroy y-2 --app b); heroku pipelines:remove --app a; heroku ps --app a";
  const local =
    "destroy it first (npx tandem try heroku addons:destroy x-1 --app a, npx tandem try heroku addons:destroy y-2 --app b); npx tandem try heroku pipelines:remove --app a; heroku ps --app a";
  expect(byTrial(refusal, "local")).toBe(local);
  expect(byTrial(local, "local")).toBe(local);
  expect(byTrial("heroku addons:detach X --app a", "pulumi")).toBe(
    "npx tandem try heroku --engine pulumi addons:detach X --app a",
  );
});
