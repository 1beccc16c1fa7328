import { beforeEach, expect, test } from "vitest";
import { app } from "../app.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let spaceId: string;
beforeEach(async () => {
  heroku = localHeroku();
  spaceId = (await heroku.ask("POST /_local/spaces", { name: "quiet", team: "example-library" })).id;
  await heroku.ask("POST /_local/spaces", { name: "other", team: "example-library" });
});

const life = () => lifeOf(app, heroku);
const plain = { name: "catalog-staging", organization: { name: "example-library" } };

test("an app in a private space is there, in the region of the space, and no drift, by name or by id", async () => {
  const made = await life().create({ ...plain, space: "quiet" });
  expect(await heroku.ask(`GET /apps/${made.id}`)).toMatchObject({
    space: { id: spaceId, name: "quiet" },
    region: { name: "virginia" },
  });
  expect(await life().read(made)).toEqual(made);
  const byId = { ...made, inputs: { ...made.inputs, space: spaceId } };
  expect(await life().read(byId)).toEqual(byId);
  expect(await life().read({ id: made.id })).toMatchObject({ inputs: { space: "quiet", region: "us" } });
});

test("an app in another home than the declared is drift, and changing it means a new app", async () => {
  const made = await life().create({ ...plain, space: "quiet" });
  const { space: _, ...inputs } = made.inputs;
  expect(await life().read({ ...made, inputs })).toMatchObject({ inputs: { space: "quiet" } });
  const open = await life().create({ ...plain, name: "open-staging" });
  const elsewhere = await life().read({ ...open, inputs: { ...open.inputs, space: "quiet" } });
  expect(elsewhere?.inputs).not.toHaveProperty("space");
});

test("the app of a lost answer is taken over in its own space only", async () => {
  await heroku.fault("POST /teams/apps", "reset");
  const made = await life().create({ ...plain, space: "quiet" });
  expect(await life().read(made)).toEqual(made);
  heroku.restart();
  expect((await life().create({ ...plain, space: spaceId })).id).toBe(made.id);
  for (const [space, reason] of [
    ["other", "it is in the space quiet"],
    [undefined, "it is in the space quiet"],
  ] as const) {
    heroku.restart();
    await expect(life().create({ ...plain, space })).rejects.toThrow(reason);
    await expect(life().validatePreview({ ...plain, region: "us", space })).rejects.toThrow(reason);
  }
  await heroku.ask("POST /teams/apps", { name: "open", team: "example-library" });
  await expect(life().create({ ...plain, name: "open", space: "quiet" })).rejects.toThrow("it is in no space");
});

test("a space that is not there is said in Heroku's words", async () => {
  await expect(life().create({ ...plain, space: "loud" })).rejects.toThrow("Couldn't find that space.");
});

test("a space that was renamed is drift, and the preview of a replacement refuses its old name", async () => {
  const made = await life().create({ ...plain, space: "quiet" });
  await heroku.ask("PATCH /spaces/quiet", { name: "calm" });
  expect(await life().read(made)).toMatchObject({ inputs: { space: "calm" } });
  await expect(life().validatePreview(made.inputs)).rejects.toThrow(
    /^space: expected a private space that exists, got quiet .*if it was renamed, write its new name: nothing else changes$/,
  );
  const adopted = { ...made, inputs: { ...made.inputs, space: "calm" } };
  expect(await life().read(adopted)).toEqual(adopted);
});
