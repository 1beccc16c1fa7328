import { beforeEach, expect, test } from "vitest";
import { addon } from "../addon.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = (name?: string) => lifeOf(addon, heroku, name);
const ofApp = async () => (await heroku.ask(`GET /apps/${appId}/addons`)).map(({ name }: { name: string }) => name);
const postgres = () => ({ appId, plan: "heroku-postgresql:essential-0" });

test("an add-on is provisioned before it counts as made, under a name that can be found again", async () => {
  const made = await life().create(postgres());
  expect(made.outputs).toMatchObject({
    name: expect.stringMatching(/^heroku-postgresql-[0-9a-f]{10}$/),
    configVars: ["DATABASE_URL"],
  });
  expect(await heroku.ask(`GET /addons/${made.id}`)).toMatchObject({ state: "provisioned" });
  expect(await life().read(made)).toEqual(made);
});

test("add-ons that wait together are looked at together", async () => {
  await heroku.requests();
  const plans = ["heroku-postgresql:essential-0", "papertrail:choklad", "rollbar:free", "proximo:development"];
  const made = await Promise.all(plans.map((plan) => life(plan).create({ appId, plan })));
  expect(made.map(({ inputs }) => inputs.plan)).toEqual(plans);
  const requests = await heroku.requests();
  expect(requests.filter((request) => request === "POST /apps/{app}/addons")).toHaveLength(4);
  expect(requests.length).toBeLessThanOrEqual(4 + 3);
});

test.each<["reset" | 503]>([["reset"], [503]])("a create that ends in %s leaves one add-on", async (status) => {
  await heroku.fault("POST /apps/{app}/addons", status);
  const made = await life().create(postgres());
  expect(await ofApp()).toEqual([made.outputs.name]);
});

test("the add-on of a run that was killed is taken over, and brought to its plan", async () => {
  const lost = await life().create(postgres());
  heroku.restart();
  const made = await life().create({ ...postgres(), plan: "heroku-postgresql:essential-1" });
  expect(made.id).toBe(lost.id);
  expect(await life().read(made)).toEqual(made);
});

test("a create that fails while it waits is kept, and the next run goes on waiting", async () => {
  const resource = life();
  await heroku.fault("GET /apps/{app}/addons", 403);
  await heroku.fault("GET /addons/{addon}", 403);
  await expect(resource.create(postgres())).rejects.toThrow("403 forbidden");
  const kept = resource.kept();
  heroku.restart();
  const made = await life().update(
    { id: kept?.id ?? "", inputs: postgres(), outputs: kept?.outputs ?? {} },
    postgres(),
  );
  expect(await life().read(made)).toEqual(made);
  expect(await ofApp()).toHaveLength(1);
});

test("a name that another owner uses is refused by Heroku", async () => {
  const other = await heroku.app("other-app");
  await heroku.ask(`POST /apps/${other.id}/addons`, { plan: "papertrail:choklad", name: "logs" });
  await expect(life().create({ appId, plan: "papertrail:choklad", name: "logs" })).rejects.toThrow(
    /\(422 invalid_params/,
  );
  expect(await ofApp()).toEqual([]);
});

test("two declarations of one name do not end up with one add-on", async () => {
  await life().create({ ...postgres(), name: "main-database" });
  await expect(life("other").create({ ...postgres(), name: "main-database" })).rejects.toThrow("422");
  expect(await ofApp()).toEqual(["main-database"]);
});

test("plan and name change in place", async () => {
  const made = await life().create(postgres());
  const changed = await life().update(made, {
    ...postgres(),
    plan: "heroku-postgresql:essential-1",
    name: "main-database",
  });
  expect(await life().read(changed)).toEqual(changed);
  expect(changed).toMatchObject({ id: made.id, outputs: { name: "main-database" } });
});

test("a service without a plan stands for any of its plans", async () => {
  const made = await life().create({ appId, plan: "papertrail" });
  expect(await life().read(made)).toEqual(made);
  await heroku.requests();
  await life().update(made, { appId, plan: "papertrail" });
  expect(await heroku.requests()).toEqual(["GET /addons/{addon}"]);
});

test("a plan that Heroku refuses to change to ends with its words and the steps to take", async () => {
  const made = await life().create(postgres());
  const failure = await life()
    .update(made, { ...postgres(), plan: "heroku-postgresql:standard-0" })
    .catch(String);
  expect(failure).toMatch(/PATCH \/apps\/.+ \(422 invalid_params, request /);
  expect(failure).toContain("1. declare a second Postgres beside this one, with the plan heroku-postgresql:standard-0");
  expect(failure).toContain("heroku pg:copy");
  expect(failure).toContain("heroku pg:promote");
  expect(await ofApp()).toEqual([made.outputs.name]);
});

test("another service is refused, with what to do", async () => {
  const made = await life().create(postgres());
  await expect(life().update(made, { appId, plan: "heroku-redis:mini" })).rejects.toThrow(
    "plan: expected a plan of heroku-postgresql, got heroku-redis:mini; another service is another add-on: declare it",
  );
});

test("changed options are noted, and change nothing", async () => {
  const resource = life();
  const made = await resource.create({ ...postgres(), config: { version: "17" } });
  expect(await resource.read(made)).toEqual(made);
  await resource.update(made, { ...postgres(), config: { version: "18" } });
  expect(resource.said).toEqual([
    "config is given to the vendor at creation only: the change is noted, and changes nothing on Heroku",
  ]);
});

test("an add-on that other apps use is not deleted", async () => {
  const made = await life().create(postgres());
  await heroku.app("reports");
  const attachment = await heroku.ask("POST /addon-attachments", { addon: made.id, app: "reports" });
  await expect(life().delete(made)).rejects.toThrow("it is attached to reports as well: detach it there first");
  expect(await ofApp()).toHaveLength(1);
  await heroku.ask(`DELETE /addon-attachments/${attachment.id}`);
  await life().delete(made);
  expect(await ofApp()).toEqual([]);
});

test("an add-on that is gone is read as gone, deleted without complaint, and not changed", async () => {
  const made = await life().create(postgres());
  await life().delete(made);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
  await expect(life().update(made, postgres())).rejects.toThrow(
    /add-on heroku-postgresql-\w+ no longer exists on Heroku/,
  );
});

test("an add-on is imported by name, without its options", async () => {
  const made = await life().create(postgres());
  expect(await life().read({ id: made.outputs.name ?? "" })).toEqual(made);
});

test("drift of the plan is read back", async () => {
  const made = await life().create(postgres());
  await heroku.ask(`PATCH /apps/${appId}/addons/${made.id}`, { plan: "heroku-postgresql:essential-1" });
  expect(await life().read(made)).toMatchObject({ inputs: { plan: "heroku-postgresql:essential-1" } });
});

test.each([
  ["GET /addon-services", 403],
  ["GET /addon-services/{service}/plans", 404],
] as const)(
  "a preview is not refused because the key may not see a part of the catalogue (%s: %i)",
  async (spec, status) => {
    await heroku.fault(spec, status, { times: "all" });
    await life().validatePreview({ appId, plan: "papertrail:by-invitation" });
  },
);

test("a key that Heroku does not accept is reported in the preview", async () => {
  await heroku.fault("GET /addon-services", 401);
  await expect(life().validatePreview({ appId, plan: "papertrail:fixa" })).rejects.toThrow("check the key");
});

test("a preview is not refused by a catalogue that is unwell, and asks it again later", async () => {
  const wish = { appId, plan: "papertrail:none" };
  await heroku.fault("GET /addon-services", 503, { times: 5 });
  await life().validatePreview(wish);
  await expect(life().validatePreview(wish)).rejects.toThrow("plan: expected a plan of papertrail, one of");
});

test("a plan is named, so that policies and people can tell its service", () => {
  const wish = (plan: string) => addon.inputs.safeParse({ appId, plan }).error?.issues.map(({ message }) => message);
  expect(wish("062a1cc7-f79f-404c-9f91-135f70175577")).toEqual([
    "expected a plan such as heroku-postgresql:essential-0",
  ]);
  expect([wish("heroku-postgresql"), wish("deadbeef-cafe:mini")]).toEqual([undefined, undefined]);
});
