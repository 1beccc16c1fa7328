import { beforeEach, expect, test } from "vitest";
import { addonAttachment } from "../addon-attachment.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
let addonId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
  addonId = (await heroku.addon(appId, "heroku-postgresql:essential-0")).id;
});

const life = (name?: string) => lifeOf(addonAttachment, heroku, name);
const attached = async (app: string) =>
  (await heroku.ask(`GET /apps/${app}/addon-attachments`)).map(({ name }: { name: string }) => name).sort();

test("an add-on is attached to another app under a name, and read back", async () => {
  const other = await heroku.app("reports");
  await heroku.requests();
  const made = await life().create({ appId: other.id, addonId, name: "CATALOG" });
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/releases", "POST /addon-attachments"]);
  expect(made.outputs).toEqual({ name: "CATALOG" });
  expect(await life().read(made)).toEqual(made);
  expect(await life().read({ id: made.id })).toEqual(made);
});

test.each([undefined, "CATALOG"])(
  "an attachment named %s is made once, whatever happens to its answer",
  async (name) => {
    const other = await heroku.app("reports");
    const wish = { appId: other.id, addonId, ...(name ? { name } : {}) };
    await heroku.fault("POST /addon-attachments", "reset");
    const made = await life().create(wish);
    heroku.restart();
    expect(await life().create(wish)).toEqual(made);
    expect(await attached(other.id)).toHaveLength(1);
    expect(await life().read(made)).toEqual(made);
  },
);

test("the attachment that came with the add-on is not taken for a second one", async () => {
  const made = await life().create({ appId, addonId });
  expect(made.outputs.name).not.toBe("DATABASE");
  expect(await attached(appId)).toHaveLength(2);
});

test("a name that something else has is Heroku's refusal", async () => {
  const redis = await heroku.addon(appId, "heroku-redis:mini");
  await expect(life().create({ appId, addonId: redis.id, name: "DATABASE" })).rejects.toThrow(
    "DATABASE is already in use on catalog-staging",
  );
});

test("an attachment that is gone is read as gone, and deleted without complaint", async () => {
  const other = await heroku.app("reports");
  const made = await life().create({ appId: other.id, addonId });
  await life().delete(made);
  expect(await attached(other.id)).toEqual([]);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});
