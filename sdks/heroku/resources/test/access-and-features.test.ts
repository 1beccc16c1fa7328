import { beforeEach, expect, test } from "vitest";
import { appFeature } from "../app-feature.ts";
import { generatedSecret } from "../generated-secret.ts";
import { teamCollaborator } from "../team-collaborator.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const access = () => lifeOf(teamCollaborator, heroku);
const feature = () => lifeOf(appFeature, heroku);
const email = "developer@example.org";
const rights = async () => {
  const { permissions } = await heroku.ask(`GET /teams/apps/${appId}/collaborators/${email}`);
  return permissions?.map(({ name }: { name: string }) => name).sort();
};

test("a person gets rights, and looking is implied", async () => {
  await heroku.requests();
  const made = await access().create({ appId, email, permissions: ["deploy"] });
  expect(await heroku.requests()).toEqual(["POST /teams/apps/{app}/collaborators"]);
  expect(await rights()).toEqual(["deploy", "view"]);
  expect(await access().read(made)).toEqual(made);
});

test("a person who has rights already gets the declared ones", async () => {
  const lost = await access().create({ appId, email, permissions: ["deploy", "manage"] });
  heroku.restart();
  const made = await access().create({ appId, email, permissions: ["operate"] });
  expect(made.id).toBe(lost.id);
  expect(await rights()).toEqual(["operate", "view"]);
});

test("an invitation whose answer was lost is not doubled", async () => {
  await heroku.fault("POST /teams/apps/{app}/collaborators", "reset");
  const made = await access().create({ appId, email, permissions: ["deploy"] });
  expect(await access().read(made)).toEqual(made);
});

test("rights change in place, and drift is read back", async () => {
  const made = await access().create({ appId, email, permissions: ["deploy"] });
  const changed = await access().update(made, { appId, email, permissions: ["view", "operate"] });
  expect(await access().read(changed)).toEqual(changed);
  await heroku.ask(`PATCH /teams/apps/${appId}/collaborators/${email}`, { permissions: ["view", "manage"] });
  heroku.restart();
  const drifted = await access().read(changed);
  expect(drifted?.inputs.permissions.toSorted()).toEqual(["manage", "view"]);
});

test("an account that Heroku does not know is refused in its words", async () => {
  await expect(access().create({ appId, email: "stranger@example.org", permissions: ["view"] })).rejects.toThrow(
    /POST .*collaborators: .+ \(4\d\d \w+, request /,
  );
});

test("rights are imported by app and e-mail, and gone when gone", async () => {
  const made = await access().create({ appId, email, permissions: ["deploy", "view"] });
  expect(await access().read({ id: `catalog-staging:${email}` })).toMatchObject({
    id: made.id,
    inputs: { appId, email },
  });
  await access().delete(made);
  expect(await access().read(made)).toBeUndefined();
  await access().delete(made);
  await expect(access().update(made, made.inputs)).rejects.toThrow(`collaborator ${email} no longer exists on Heroku`);
});

test("a feature is switched on, read back, and switched off when it is not declared any more", async () => {
  const made = await feature().create({ appId, name: "http-session-affinity" });
  expect(made.id).toBe(`${appId}:http-session-affinity`);
  expect(await feature().read(made)).toEqual(made);
  expect(await feature().read({ id: "catalog-staging:http-session-affinity" })).toEqual(made);
  const off = await feature().update(made, { ...made.inputs, enabled: false });
  expect(await feature().read(off)).toEqual(off);
  const on = await feature().update(off, { ...off.inputs, enabled: true });
  await feature().delete(on);
  expect(await feature().read(on)).toMatchObject({ inputs: { enabled: false } });
  await heroku.requests();
  await feature().delete(off);
  expect(await heroku.requests()).toEqual([]);
});

test("a feature of an app that is gone is gone", async () => {
  const made = await feature().create({ appId, name: "http-session-affinity" });
  await heroku.ask(`DELETE /apps/${appId}`);
  expect(await feature().read(made)).toBeUndefined();
  await feature().delete(made);
});

test("a generated secret is random, long enough, and never asked for again", async () => {
  const resource = lifeOf(generatedSecret, heroku);
  await heroku.requests();
  const made = await resource.create({});
  const other = await resource.create({ bytes: 16 });
  expect(made.outputs.value).toMatch(/^[0-9a-f]{64}$/);
  expect(other.outputs.value).toMatch(/^[0-9a-f]{32}$/);
  expect(await resource.read(made)).toEqual(made);
  expect(await resource.read({ id: made.id })).toBeUndefined();
  await resource.delete(made);
  expect(await heroku.requests()).toEqual([]);
});
