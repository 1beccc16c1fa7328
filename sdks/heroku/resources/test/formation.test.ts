import { beforeEach, expect, test, vi } from "vitest";
import { app } from "../app.ts";
import { formation } from "../formation.ts";
import { applyFormation } from "../formations/batched-formation.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, inNoTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let appId: string;
beforeEach(async () => {
  heroku = localHeroku();
  appId = (await heroku.app("catalog-staging")).id;
  await heroku.requests();
});

const life = (name?: string) => lifeOf(formation, heroku, name);
const web = (quantity = 2, size = "Standard-1X") => ({ appId, type: "web", quantity, size });
const worker = (quantity = 1, size = "Standard-1X") => ({ appId, type: "worker", quantity, size });
const live = (type: string) => heroku.ask(`GET /apps/${appId}/formation/${type}`);
const release = (types: Record<string, string> = { web: "run", worker: "work" }) => heroku.release(appId, types);

test("before the first release the wish waits, is kept, and says so", async () => {
  const resource = life();
  const made = await resource.create(web());
  expect(made).toEqual({ id: `${appId}:web`, inputs: web(), outputs: { waiting: true } });
  expect(resource.said).toEqual([
    "web waits for the first release that has a process type of that name: deploy code to the app, then run up again",
  ]);
  expect(await resource.read(made)).toEqual(made);
  // Twice at the create, since a list alone says nothing of what it lacks.
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation", "GET /apps/{app}/formation"]);
});

test("of an app made in this run nothing is asked: it cannot have been released", async () => {
  const { id } = await lifeOf(app, heroku).create({ name: "fresh", organization: { name: "example-library" } });
  await heroku.requests();
  const resource = life();
  const made = await resource.create({ ...web(), appId: id });
  expect(made.outputs).toEqual({ waiting: true });
  expect(resource.said).toHaveLength(1);
  expect(await heroku.requests()).toEqual([]);
  await heroku.release(id, { web: "run" });
  expect((await life().update(made, made.inputs)).outputs).toEqual({ waiting: false });
});

test.each<[what: string, wish: { quantity?: number; size?: string }, due: string[]]>([
  ["another size", { quantity: 1 }, ["size"]],
  ["another number", { size: "Basic" }, ["quantity"]],
  ["nothing, so that only the wait is over", { quantity: 1, size: "basic" }, ["quantity"]],
])("what is due is what differs from Heroku's first dynos: %s", async (_, wish, due) => {
  const made = await life().create({ ...web(), ...wish });
  await release({ web: "run" });
  heroku.restart();
  expect(await life().due(made)).toEqual(due);
});

test("what is due of a wish that was changed while it waited is what differs from Heroku's first dynos", async () => {
  const made = await life().create(web());
  await release({ web: "run" });
  heroku.restart();
  expect(await life().due(made, web(2, "Basic"))).toEqual(["quantity"]);
  expect(await life().due(made, web(1, "Standard-2X"))).toEqual(["size"]);
});

test("wishes that wait are due once their type is known, and cost one read to ask, however many", async () => {
  const [made, other] = await Promise.all([life().create(web()), life("worker").create(worker())]);
  heroku.restart();
  await heroku.requests();
  expect(await Promise.all([life().due(made), life("worker").due(other)])).toEqual([[], []]);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation"]);
  await release({ web: "run" });
  heroku.restart();
  expect(await life().read(made)).toEqual(made);
  expect(await life().due(made)).toEqual(["quantity", "size"]);
  const applied = await life().update(made, web());
  expect(applied.outputs).toEqual({ waiting: false });
  expect(await live("web")).toMatchObject({ quantity: 2, size: "Standard-1X" });
  await heroku.requests();
  expect(await life().due(applied)).toEqual([]);
  expect(await heroku.requests()).toEqual([]);
});

test("wishes for one app that come together are one change, so that their sizes may go together", async () => {
  await release();
  await heroku.requests();
  await Promise.all([life("web").create(web()), life("worker").create(worker())]);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation", "PATCH /apps/{app}/formation"]);
  expect(await live("web")).toMatchObject({ quantity: 2, size: "Standard-1X" });
  expect(await live("worker")).toMatchObject({ quantity: 1, size: "Standard-1X" });
});

test("the known types are applied while another waits", async () => {
  await release({ web: "run" });
  const [first, second] = await Promise.all([life("web").create(web()), life("worker").create(worker())]);
  expect([first.outputs.waiting, second.outputs.waiting]).toEqual([false, true]);
  expect(await live("web")).toMatchObject({ quantity: 2 });
});

test("what is so already is not sent, in whatever spelling", async () => {
  await release();
  const made = await life().create(web(1, "basic"));
  await heroku.requests();
  expect(await life().read(made)).toEqual(made);
  await life().update(made, web(1, "BASIC"));
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation"]);
});

test("a refusal reaches every wish of the batch", async () => {
  await release();
  const wishes = [life("web").create(web(1, "Basic")), life("worker").create(worker(1, "Standard-1X"))];
  const words = "Cannot use the following dyno types in the same app: Basic and Standard-1X";
  const outcomes = await Promise.all(wishes.map((wish) => wish.then(() => "applied", String)));
  expect(outcomes).toEqual([expect.stringContaining(words), expect.stringContaining(words)]);
});

test("what Heroku refuses of one is not refused of the others", async () => {
  await release();
  const wishes = [life("web").create(web(2)), life("worker").create(worker(1, "Nonsense-9X"))];
  const [applied, refused] = await Promise.allSettled(wishes);
  expect(await live("web")).toMatchObject({ quantity: 2, size: "Standard-1X" });
  expect([applied?.status, refused?.status]).toEqual(["fulfilled", "rejected"]);
});

test("a wish that does not go with what the others still are is sent again with theirs", async () => {
  await release();
  await heroku.requests();
  const context = { api: heroku.api, signal: new AbortController().signal };
  const first = applyFormation(context, appId, { type: "worker", quantity: 1, size: "Standard-1X" });
  const asked: string[] = [];
  while (!asked.includes("PATCH /apps/{app}/formation")) {
    await vi.advanceTimersByTimeAsync(30);
    asked.push(...(await heroku.requests()));
  }
  const second = applyFormation(context, appId, { type: "web", quantity: 2, size: "Standard-1X" });
  expect(await inNoTime(Promise.all([first, second]))).toEqual(["applied", "applied"]);
  expect(await live("web")).toMatchObject({ quantity: 2, size: "Standard-1X" });
  expect(await live("worker")).toMatchObject({ quantity: 1, size: "Standard-1X" });
});

test("a change whose answer was lost arrives", async () => {
  await release();
  await heroku.fault("PATCH /apps/{app}/formation", "reset");
  await life().create(web());
  expect(await live("web")).toMatchObject({ quantity: 2 });
});

test("drift is read back", async () => {
  await release();
  const made = await life().create(web());
  await heroku.ask(`PATCH /apps/${appId}/formation/web`, { quantity: 5 });
  expect(await life().read(made)).toMatchObject({ inputs: { quantity: 5, size: "Standard-1X" } });
});

test("a type that a later release has dropped waits again", async () => {
  await release();
  const [made] = await Promise.all([life("worker").create(worker()), life("web").create(web())]);
  await release({ web: "run" });
  expect(await life().read(made)).toEqual({ ...made, outputs: { waiting: true } });
});

test("a formation is imported by app and type", async () => {
  await release();
  const made = await life().create(web());
  expect(await life().read({ id: "catalog-staging:web" })).toEqual(made);
  expect(await life().read({ id: "catalog-staging:clock" })).toBeUndefined();
  await expect(life().read({ id: "web" })).rejects.toThrow("id: expected <app>:<process type>, got web");
});

test("the formation of an app that is gone is gone", async () => {
  await release();
  const made = await life().create(web());
  await heroku.ask(`DELETE /apps/${appId}`);
  expect(await life().read(made)).toBeUndefined();
  expect(await life().due({ ...made, outputs: { waiting: true } })).toEqual([]);
  await life().delete(made);
});

test("types that are removed are scaled to 0 by one change, whatever their size", async () => {
  await release();
  const [first, second] = await Promise.all([life("web").create(web()), life("worker").create(worker(3))]);
  heroku.restart();
  await heroku.requests();
  await Promise.all([life("web").delete(first), life("worker").delete(second)]);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation", "PATCH /apps/{app}/formation"]);
  expect(await live("web")).toMatchObject({ quantity: 0, size: "Standard-1X" });
  expect(await live("worker")).toMatchObject({ quantity: 0 });
  await heroku.requests();
  await life("web").delete(first);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}/formation"]);
});

test("a type that is not there, or whose app is gone, is removed without complaint", async () => {
  const made = await life().create(web());
  await life().delete(made);
  await release();
  await life().delete(await life("worker").create(worker(0)));
  await heroku.ask(`DELETE /apps/${appId}`);
  await life().delete(made);
});

test("a removal that Heroku refuses is not shown as done", async () => {
  await release();
  const made = await life().create(web());
  await heroku.fault("PATCH /apps/{app}/formation", 403, { body: { id: "forbidden", message: "You may not scale." } });
  await expect(life().delete(made)).rejects.toThrow("You may not scale. (403 forbidden");
});
