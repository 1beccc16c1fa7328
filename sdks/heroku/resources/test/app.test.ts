import { beforeEach, expect, test } from "vitest";
import { app } from "../app.ts";
import { lifeOf } from "./life.ts";
import { fakeTime, type LocalHeroku, localHeroku } from "./local-heroku.ts";

fakeTime();
let heroku: LocalHeroku;
let life: ReturnType<typeof setUp>;
const setUp = (name?: string) => lifeOf(app, heroku, name);
beforeEach(() => {
  heroku = localHeroku();
  life = setUp();
});

const plain = { name: "catalog-staging", organization: { name: "example-library" } };
const full = { ...plain, stack: "container", buildpacks: ["heroku/nodejs"], acm: true, maintenance: true };

const liveApps = async () =>
  (await heroku.ask("GET /teams/example-library/apps")).map(({ name }: { name: string }) => name);

test("a plain app is one request, and one more with certificates", async () => {
  const made = await life.create({ ...plain, acm: true });
  expect(await heroku.requests()).toEqual(["POST /apps/{app}/acm", "POST /teams/apps"]);
  expect(await heroku.ask(`GET /apps/${made.id}`)).toMatchObject({ name: "catalog-staging", acm: true });
  expect(made.outputs.gitUrl).toBe("https://git.heroku.com/catalog-staging.git");
});

test("everything declared is there, and read back as declared", async () => {
  const made = await life.create(full);
  expect(await life.read(made)).toEqual(made);
  expect(await heroku.ask(`GET /apps/${made.id}`)).toMatchObject({
    maintenance: true,
    build_stack: { name: "container" },
  });
});

test("what is not declared is left to Heroku, and is no drift", async () => {
  const made = await life.create(plain);
  await heroku.ask(`PUT /apps/${made.id}/buildpack-installations`, { updates: [{ buildpack: "heroku/ruby" }] });
  expect(await life.read(made)).toEqual(made);
});

test("a create whose answer was lost ends with one app", async () => {
  await heroku.fault("POST /teams/apps", "reset");
  const made = await life.create(full);
  expect(await liveApps()).toEqual(["catalog-staging"]);
  expect(await life.read(made)).toEqual(made);
});

test("a create that never arrived is sent again", async () => {
  await heroku.fault("POST /teams/apps", 503);
  await life.create(plain);
  expect(await liveApps()).toEqual(["catalog-staging"]);
});

test("a create that fails half way is kept, and finished by the next run", async () => {
  await heroku.fault("POST /apps/{app}/acm", 402, { body: { id: "delinquent", message: "Pay first." } });
  await expect(life.create(full)).rejects.toThrow(/POST .*acm: Pay first\. \(402 delinquent/);
  const kept = life.kept();
  expect(kept).toMatchObject({ id: expect.any(String), outputs: { gitUrl: expect.any(String) } });
  heroku.restart();
  const prior = { id: kept?.id ?? "", inputs: app.inputs.parse(full), outputs: kept?.outputs ?? {} };
  const made = await life.update(prior, full);
  expect(await life.read(made)).toEqual(made);
});

test("the app of a run that was killed is taken over while it is pristine", async () => {
  const lost = await life.create({ ...plain, acm: true });
  heroku.restart();
  expect((await life.create(full)).id).toBe(lost.id);
});

test.each<[string, (id: string) => Promise<unknown>]>([
  ["it has config vars", (id) => heroku.ask(`PATCH /apps/${id}/config-vars`, { A: "1" })],
  ["it has add-ons", (id) => heroku.ask(`POST /apps/${id}/addons`, { plan: "papertrail:choklad" })],
  [
    "it has a domain of its own",
    (id) => heroku.ask(`POST /apps/${id}/domains`, { hostname: "a.example.org", sni_endpoint: null }),
  ],
  ["it has been released", (id) => heroku.release(id, { web: "run" })],
  [
    "it is in a pipeline",
    async (id) => {
      const { id: team } = await heroku.ask("GET /teams/example-library");
      const pipeline = await heroku.ask("POST /pipelines", { name: "catalog", owner: { id: team, type: "team" } });
      await heroku.ask("POST /pipeline-couplings", { app: id, pipeline: pipeline.id, stage: "staging" });
    },
  ],
])("an app is not taken over when %s", async (reason, use) => {
  const { id } = await heroku.app("catalog-staging");
  await use(id);
  const failure = await life.create(plain).catch(String);
  expect(failure).toContain(reason);
  expect(failure).toContain("pulumi import heroku:index/app:App it catalog-staging");
  expect(failure).toContain("taken");
});

test("an app of another team, region or owner is not taken over", async () => {
  await heroku.ask("POST /teams/apps", { name: "catalog-staging", team: "example-agency" });
  await expect(life.create(plain)).rejects.toThrow("it belongs to the team example-agency");
  await expect(life.create({ ...plain, name: "example" })).rejects.toThrow("it belongs to another owner");
  await heroku.ask("POST /teams/apps", { name: "catalog-eu", team: "example-library", region: "eu" });
  await expect(life.create({ ...plain, name: "catalog-eu" })).rejects.toThrow("it is in the region eu");
});

test("two declarations of one name do not end up with one app", async () => {
  await life.create(plain);
  await expect(setUp("other").create(plain)).rejects.toThrow("it is declared a second time, as urn:");
});

test("a refusal that is no conflict is passed on in Heroku's words", async () => {
  const failure = await life.create({ ...plain, organization: { name: "nobody" } }).catch(String);
  expect(failure).toMatch(/POST \/teams\/apps: .+ \(40[34] \w+, request /);
});

test("each setting is changed in place, and only what differs is sent", async () => {
  const made = await life.create(plain);
  await heroku.requests();
  const changed = await life.update(made, { ...full, name: "catalog-next" });
  expect(await heroku.requests()).toEqual([
    "GET /apps/{app}",
    "GET /apps/{app}/buildpack-installations",
    "PATCH /apps/{app}",
    "POST /apps/{app}/acm",
    "PUT /apps/{app}/buildpack-installations",
  ]);
  expect(changed.outputs.gitUrl).toBe("https://git.heroku.com/catalog-next.git");
  expect(await life.read(changed)).toEqual(changed);
  const back = await life.update(changed, plain);
  expect(await life.read(back)).toMatchObject({ inputs: { name: "catalog-staging", acm: false, maintenance: false } });
  expect(await heroku.ask(`GET /apps/${made.id}/buildpack-installations`)).toEqual([]);
  await heroku.requests();
  await life.update(back, plain);
  expect(await heroku.requests()).toEqual(["GET /apps/{app}"]);
});

test("an update whose answers are lost still arrives", async () => {
  const made = await life.create(plain);
  for (const spec of ["PATCH /apps/{app}", "POST /apps/{app}/acm", "PUT /apps/{app}/buildpack-installations"]) {
    await heroku.fault(spec, "reset");
  }
  const changed = await life.update(made, full);
  expect(await life.read(changed)).toEqual(changed);
});

test("drift is read back", async () => {
  const made = await life.create(full);
  await heroku.ask(`PATCH /apps/${made.id}`, { maintenance: false, name: "renamed" });
  await heroku.ask(`PUT /apps/${made.id}/buildpack-installations`, { updates: [{ buildpack: "heroku/ruby" }] });
  expect(await life.read(made)).toMatchObject({
    id: made.id,
    inputs: { name: "renamed", maintenance: false, buildpacks: ["heroku/ruby"], acm: true },
  });
});

test("an app is imported by name", async () => {
  const { id } = await heroku.app("catalog-staging");
  expect(await life.read({ id: "catalog-staging" })).toMatchObject({ id, inputs: { ...plain, region: "us" } });
});

test("an app that is gone is read as gone, deleted without complaint, and not changed", async () => {
  const made = await life.create(plain);
  await life.delete(made);
  expect(await liveApps()).toEqual([]);
  expect(await life.read(made)).toBeUndefined();
  await life.delete(made);
  await expect(life.update(made, full)).rejects.toThrow(
    "app catalog-staging no longer exists on Heroku; run pulumi refresh",
  );
});

test("an app that may not be seen any more is not taken for gone", async () => {
  const made = await life.create(plain);
  await heroku.fault("GET /apps", 403);
  await heroku.fault("GET /apps/{app}", 403);
  await expect(life.read(made)).rejects.toThrow("403 forbidden");
});

test("a new app that Heroku does not know everywhere yet is waited for", async () => {
  const body = { id: "not_found", resource: "app", message: "Couldn't find that app." };
  await heroku.fault("POST /apps/{app}/acm", 404, { times: 3, body });
  const made = await life.create({ ...plain, acm: true });
  expect(await life.read(made)).toMatchObject({ inputs: { acm: true } });
});
