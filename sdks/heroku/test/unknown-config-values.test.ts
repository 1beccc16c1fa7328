import { beforeEach, expect, test } from "vitest";
import { type InProcess, inProcess } from "./in-process.ts";
import { failureOf, unknownMarker } from "./plugin-client.ts";

const configType = "heroku:index/appConfigAssociation:AppConfigAssociation";

let heroku: InProcess;
let appId: string;
beforeEach(async () => {
  heroku = inProcess();
  ({ id: appId } = await heroku.ask("POST /teams/apps", { name: "catalog", team: "example-library" }));
  await heroku.ask("POST /apps/catalog/addons", { plan: "papertrail:choklad" });
});

const preview = async (sensitiveVars: Record<string, string>) =>
  (await heroku.run()).create(configType, { appId, vars: {}, sensitiveVars }, true);

test.each([
  ["that an add-on sets", { SECRET: unknownMarker, PAPERTRAIL_API_TOKEN: unknownMarker }, "PAPERTRAIL_API_TOKEN"],
  [
    "beside one whose value is not known yet",
    { SECRET: unknownMarker, PAPERTRAIL_API_TOKEN: "a" },
    "PAPERTRAIL_API_TOKEN",
  ],
  ["of an odd form", { "A B": unknownMarker }, '"A B"'],
])("a key %s is refused in the preview, also where a value is made in the up", async (_what, vars, named) => {
  const { details } = await failureOf(preview(vars));
  expect(details).toMatch(/^vars: expected keys /);
  expect(details).toContain(`got ${named}`);
});

test("a key of our own with a value that is not known yet is fine", async () => {
  await expect(preview({ SECRET: unknownMarker })).resolves.toMatchObject({ id: "" });
});
