import { beforeEach, expect, test } from "vitest";
import { app } from "../app.ts";
import { appWebhook } from "../app-webhook.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
});

const life = (name?: string) => lifeOf(appWebhook, heroku, name);
const args = () => ({
  appId,
  url: "https://notices.example.org/heroku",
  includes: ["api:release", "api:build"],
  level: "notify" as const,
});
const secret = "marker-secret-of-sixteen";
const count = async () => (await heroku.ask(`GET /apps/${appId}/webhooks`)).length;

test("the key that Heroku makes is kept, for it is shown once", async () => {
  const made = await life().create(args());
  expect(made.outputs.secret?.length).toBeGreaterThanOrEqual(16);
  expect(await life().read(made)).toEqual(made);
});

test("on an app made in this run it is one request", async () => {
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  await heroku.requests();
  await life().create({ ...args(), appId: id });
  expect(await heroku.requests()).toEqual(["POST /apps/{app}/webhooks"]);
});

/** A Heroku that gets each request of that method twice. */
const deliversTwice = (method: string): LocalHeroku =>
  localHeroku({}, async (request, ask) => {
    if (request.startsWith(method)) await ask();
    return ask();
  });

test("a create that is delivered twice leaves one webhook, and says so", async () => {
  heroku = deliversTwice("POST");
  appId = (await heroku.app("catalog-staging")).id;
  const resource = life();
  const made = await resource.create(args());
  expect(await count()).toBe(1);
  expect(resource.said.join()).toContain("Heroku made two of it from one request: removed the second");
  expect(await life().read(made)).toEqual(made);
});

test("webhooks that others declare at the same time stay", async () => {
  const [one, other] = await Promise.all([life("one").create(args()), life("other").create(args())]);
  expect(await count()).toBe(2);
  expect(one.id).not.toBe(other.id);
});

test("on an app made in this run the next refresh warns of a second webhook", async () => {
  heroku = deliversTwice("POST /apps/");
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  const made = await life().create({ ...args(), appId: id });
  heroku.restart();
  const resource = life();
  expect(await resource.read(made)).toEqual(made);
  expect(resource.warned.join()).toContain(
    "webhook to https://notices.example.org/heroku: expected one, got 2; remove",
  );
});

test("a declared key is used", async () => {
  const made = await life().create({ ...args(), secret, authorization: "Bearer marker" });
  expect(made.outputs.secret).toBe(secret);
  expect(await life().read(made)).toEqual(made);
});

test.each<["reset" | 503]>([["reset"], [503]])(
  "a create that ends in %s leaves one webhook with a known key",
  async (status) => {
    await heroku.fault("POST /apps/{app}/webhooks", status);
    const made = await life().create(args());
    expect(await count()).toBe(1);
    expect(made.outputs.secret?.length).toBeGreaterThanOrEqual(16);
  },
);

test("the webhook of a run that was killed is taken over with a fresh key", async () => {
  const lost = await life().create(args());
  heroku.restart();
  const made = await life().create({ ...args(), includes: ["api:build", "api:release"], level: "sync" });
  expect(made.id).toBe(lost.id);
  expect(made.outputs.secret).not.toBe(lost.outputs.secret);
  expect(await count()).toBe(1);
  expect(await life().read(made)).toEqual(made);
});

test("two declarations of the same webhook are two", async () => {
  const first = await life().create(args());
  const second = await life("other").create(args());
  expect(second.id).not.toBe(first.id);
});

test("a webhook changes in place and keeps its key", async () => {
  const made = await life().create(args());
  const changed = await life().update(made, { ...args(), level: "sync", includes: ["api:release"] });
  expect(await life().read(changed)).toEqual(changed);
  expect(changed.outputs).toEqual(made.outputs);
});

test("a key that is declared no more is replaced", async () => {
  const made = await life().create({ ...args(), secret });
  const changed = await life().update(made, args());
  expect(changed.outputs.secret).toMatch(/^[0-9a-f]{64}$/);
});

test("a take-over that fails half way is kept, and ends with a known key", async () => {
  await life().create(args());
  heroku.restart();
  await heroku.fault("PATCH /apps/{app}/webhooks/{webhook}", 403);
  const resource = life();
  await expect(resource.create(args())).rejects.toThrow("403 forbidden");
  const kept = resource.kept();
  const made = await life().update({ id: kept?.id ?? "", inputs: args(), outputs: kept?.outputs ?? {} }, args());
  expect(made.outputs.secret).toMatch(/^[0-9a-f]{64}$/);
});

test("drift is read back, another order of events is none", async () => {
  const made = await life().create(args());
  const at = `PATCH /apps/${appId}/webhooks/${made.id}`;
  await heroku.ask(at, { include: ["api:build", "api:release"] });
  expect(await life().read(made)).toEqual(made);
  await heroku.ask(at, { url: "https://elsewhere.example.org/", include: ["api:build"] });
  heroku.restart();
  expect(await life().read(made)).toMatchObject({
    inputs: { url: "https://elsewhere.example.org/", includes: ["api:build"] },
  });
});

test("a webhook that a person changed has an unknown secret, and an up sets the declared one again", async () => {
  const declared = { ...args(), secret, authorization: "Bearer marker" };
  const made = await life().create(declared);
  await heroku.ask("POST /_local/clock", { advanceMs: 2_000 });
  await heroku.ask(`PATCH /apps/${appId}/webhooks/${made.id}`, { secret: "another-secret-of-somebody" });
  heroku.restart();
  const found = await life().read(made);
  expect(found?.inputs).toEqual(args());
  const changed = await life().update({ ...made, inputs: args() }, declared);
  expect(changed.outputs).toEqual({ secret, changedAt: expect.not.stringMatching(made.outputs.changedAt ?? "") });
  expect(await life().read(changed)).toEqual(changed);
});

test("a change of this program's own leaves the key known", async () => {
  const made = await life().create({ ...args(), secret });
  await heroku.ask("POST /_local/clock", { advanceMs: 2_000 });
  const changed = await life().update(made, { ...args(), secret, level: "sync" });
  heroku.restart();
  expect(await life().read(changed)).toEqual(changed);
});

test("what a state of before recorded is no change", async () => {
  const made = await life().create({ ...args(), secret });
  const before = { ...made, outputs: { secret } };
  expect((await life().read(before))?.inputs).toEqual(made.inputs);
});

test("a webhook is imported by app and id, its key unknown", async () => {
  const made = await life().create(args());
  expect(await life().read({ id: `catalog-staging:${made.id}` })).toEqual({
    ...made,
    outputs: { ...made.outputs, secret: "" },
  });
});

test("a webhook that is gone is read as gone, and deleted without complaint", async () => {
  const made = await life().create(args());
  await life().delete(made);
  expect(await count()).toBe(0);
  expect(await life().read(made)).toBeUndefined();
  await life().delete(made);
});

test("no failure shows a key", async () => {
  const message = `Invalid params: ${secret}, Bearer marker`;
  await heroku.fault("POST /apps/{app}/webhooks", 422, { body: { id: "invalid_params", message } });
  const failure = await life()
    .create({ ...args(), secret, authorization: "Bearer marker" })
    .catch(String);
  expect(failure).toContain("Invalid params: [secret], [secret] (422");
});
