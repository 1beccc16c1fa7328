import { beforeEach, expect, test } from "vitest";
import type { ServiceManifest } from "../../parity/manifest.ts";
import { fakeTime, inNoTime, type LocalHeroku, localHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import { checkSettings } from "../../settings/check-settings.ts";
import type { EstateSettings } from "../../settings/settings.ts";
import { example, exampleFiles, exampleSecrets } from "../../settings/test/example.ts";
import { handOver } from "../../settings/test/hand-over.ts";
import { AccountLists } from "./account-lists.ts";
import { readEnvironments } from "./read-environments.ts";

fakeTime();

const settingsOf = (environment: string): EstateSettings => {
  const checked = checkSettings(example, handOver(environment, exampleFiles, exampleSecrets));
  if ("findings" in checked) throw new Error(JSON.stringify(checked.findings));
  return checked.settings;
};
const environments = ["staging", "production"].map(settingsOf);

let heroku: LocalHeroku;

/** Two services in two environments, by hand: `page` runs images and has no database. */
beforeEach(async () => {
  heroku = localHeroku();
  const team = await heroku.ask("GET /teams/example-library");
  for (const service of ["shop", "page"]) {
    const owner = { id: team.id, type: "team" };
    const pipeline = await heroku.ask("POST /pipelines", { name: service, owner });
    for (const stage of ["staging", "production"]) {
      const app = await heroku.app(`${service}-${stage}`);
      await heroku.ask("POST /pipeline-couplings", { app: app.id, pipeline: pipeline.id, stage });
    }
  }
  for (const app of ["shop-staging", "shop-production"]) {
    await heroku.addon(app, "heroku-postgresql:essential-0");
    const slug = await heroku.ask(`POST /apps/${app}/slugs`, {
      process_types: { web: "serve" },
      commit: "c".repeat(40),
    });
    await heroku.ask(`POST /apps/${app}/releases`, { slug: slug.id });
  }
  await heroku.requests();
});

const read = (services?: string[], signal = new AbortController().signal) =>
  readEnvironments(heroku.api, environments, { services, signal });

/** What was read of `shop` in staging. */
async function shopInStaging(): Promise<ServiceManifest> {
  const { manifests } = await inNoTime(read(["shop"]));
  const shop = manifests[0]?.services.shop;
  if (shop === undefined) throw new Error("expected a manifest");
  return shop;
}

test("an app in 12 requests at most, all that is shared among them asked for once", async () => {
  await inNoTime(read(["shop"]));
  const asked = await heroku.requests();
  const shared = asked.filter((request) => !/\{(app|database)\}/.test(request));
  expect(shared.sort()).toEqual([
    "GET /addon-attachments",
    "GET /addons",
    "GET /apps",
    "GET /pipeline-couplings",
    "GET /pipelines",
    "GET /pipelines/{pipeline}/latest-releases",
    "GET /teams/{team}/apps",
  ]);
  // Nothing runs the worker that is declared: so the formation is asked for beside the dynos.
  expect(asked.length - shared.length).toBe(2 * 12);
  expect(new Set(asked).size).toBe(19);
});

test("an app on the container stack, without a database, in 8", async () => {
  for (const app of ["page-staging", "page-production"]) {
    await heroku.ask(`PATCH /apps/${app}`, { build_stack: "container" });
  }
  await heroku.requests();
  await inNoTime(read(["page"]));
  expect((await heroku.requests()).length).toBe(7 + 2 * 8);
});

test("the code is known after releases that bring none, and of an app outside its pipeline", async () => {
  await heroku.ask("PATCH /apps/shop-staging/config-vars", { A: "1" });
  expect((await shopInStaging()).facts).toMatchObject({ "release.commit": "cccccccc" });
  const coupling = await heroku.ask("GET /apps/shop-staging/pipeline-couplings");
  await heroku.ask(`DELETE /pipeline-couplings/${coupling.id}`);
  expect((await shopInStaging()).facts).toMatchObject({ "release.commit": "cccccccc", "release.version": "v5" });
});

test("where each app's releases are read, they tell the code, and nothing else is asked for it", async () => {
  await heroku.ask("PATCH /apps/shop-staging/config-vars", { A: "1" });
  await heroku.requests();
  const lists = new AccountLists(heroku.api, { severalOfPipeline: false });
  const { signal } = new AbortController();
  const { manifests } = await inNoTime(
    readEnvironments(heroku.api, environments, { services: ["shop"], signal, lists }),
  );
  await inNoTime(Promise.all((await lists.apps()).map(({ id }) => lists.releases(id))));
  expect(manifests.map(({ services }) => services.shop?.facts)).toMatchObject([
    { "release.commit": "cccccccc", "release.version": "v5" },
    { "release.commit": "cccccccc", "release.version": "v4" },
  ]);
  const asked = (await heroku.requests()).filter((request) => /release|slug/.test(request));
  // Two of them are of the other service, which is not read.
  expect(asked).toEqual(Array(4).fill("GET /apps/{app}/releases"));
});

/** What is not checked when a request goes wrong, by path. */
async function uncheckedWhere(spec: string, status: 403 | 404 | 500, body?: unknown): Promise<Record<string, string>> {
  await heroku.fault(spec, status, { times: "all", body: body ?? { id: "trouble", message: "no luck" } });
  return (await shopInStaging()).unchecked;
}

test.each<[spec: string, paths: string[]]>([
  ["GET /apps/{app}/config-vars", ["config"]],
  ["GET /apps/{app}/formation", ["processes"]],
  ["GET /apps/{app}/buildpack-installations", ["buildpacks"]],
  ["GET /apps/{app}/features", ["features"]],
  ["GET /apps/{app}/domains", ["domains", "certificates"]],
  ["GET /apps/{app}/log-drains", ["drains"]],
  ["GET /apps/{app}/webhooks", ["webhooks"]],
  ["GET /teams/apps/{app}/collaborators", ["access"]],
  [
    "GET /addon-attachments",
    [
      "config",
      "addons",
      "attachments",
      "addons.heroku-postgresql.version",
      "addons.heroku-redis.version",
      "backups.schedule",
      "backups.newest",
    ],
  ],
  ["GET /teams/{team}/apps", ["app.locked"]],
  ["GET /pipelines", ["pipeline"]],
  ["GET /client/v11/databases/{database}", ["addons.heroku-postgresql.version"]],
  ["GET /client/v11/databases/{database}/transfer-schedules", ["backups.schedule"]],
  ["GET /client/v11/apps/{app}/transfers", ["backups.newest"]],
])("where %s is refused, that is not checked, and all else is", async (spec, paths) => {
  const unchecked = await uncheckedWhere(spec, 403);
  expect(Object.keys(unchecked)).toEqual(paths);
  for (const reason of Object.values(unchecked)) {
    expect(reason).toMatch(/^GET \/.+: no luck \(403 trouble, request [0-9a-f-]{36}\)$/);
  }
});

test.each(["GET /pipeline-couplings", "GET /pipelines/{pipeline}/latest-releases"])(
  "where %s is refused, the app itself is asked for its newest release",
  async (spec) => {
    const { pipeline: _, ...facts } = (await shopInStaging()).facts;
    expect(facts).toMatchObject({ "release.version": expect.stringMatching(/^v\d+$/) });
    await heroku.fault(spec, 403, { times: "all", body: { id: "trouble", message: "no luck" } });
    const unchecked = spec.endsWith("couplings") ? { pipeline: expect.stringContaining("403") } : {};
    expect(await shopInStaging()).toMatchObject({ facts, unchecked });
  },
);

test("an answer of 404 or 500 is no empty one", async () => {
  expect(await uncheckedWhere("GET /apps/{app}/webhooks", 404)).toEqual({ webhooks: expect.stringContaining("(404 ") });
  expect(await uncheckedWhere("GET /apps/{app}/features", 500)).toMatchObject({
    features: expect.stringContaining("(500 "),
  });
});

test("an answer of another shape is none either, and is not quoted", async () => {
  heroku = localHeroku({}, async (request, ask) => {
    const answer = await ask();
    return /config-vars$/.test(request) ? Response.json({ KEY: 5, OTHER: ["marker"] }) : answer;
  });
  await heroku.app("shop-staging");
  expect((await shopInStaging()).unchecked).toEqual({
    config: expect.stringMatching(
      /^GET \/apps\/[0-9a-f-]+\/config-vars: expected another answer: KEY: .+expected string, received number; OTHER: /,
    ),
  });
});

test("an app that is not there has no facts; one of another account, or not as expected, is not checked", async () => {
  await heroku.ask("DELETE /apps/shop-staging");
  expect(await shopInStaging()).toMatchObject({ app: "shop-staging", facts: {}, unchecked: {} });
  await heroku.ask("POST /_local/foreign-app", { name: "shop-staging" });
  expect(await shopInStaging()).toMatchObject({
    facts: {},
    unchecked: { app: expect.stringMatching(/^GET \/apps\/shop-staging: .+ \(403 forbidden, request /) },
  });
  heroku = localHeroku({}, async (request, ask) => {
    const answer = await ask();
    return request === "GET /apps" ? Response.json([{ id: "a", name: "shop-staging", acm: "yes" }]) : answer;
  });
  expect((await shopInStaging()).unchecked).toEqual({
    app: "GET /apps: expected another answer: acm: Invalid input: expected boolean, received string; region: Invalid input: expected object, received undefined; stack: Invalid input: expected object, received undefined",
  });
});

test("without the list of apps nothing is said, nor when it is stopped", async () => {
  await heroku.fault("GET /apps", 403, { times: 1 });
  await expect(inNoTime(read())).rejects.toThrow(/^GET \/apps: .*\(403 /);
  const controller = new AbortController();
  heroku = localHeroku({}, async (request, ask) => {
    const answer = await ask();
    if (request.endsWith("/domains")) controller.abort(new Error("stopped"));
    return answer;
  });
  await heroku.app("shop-staging");
  await expect(inNoTime(read(["shop"], controller.signal))).rejects.toThrow("stopped");
});

test("values are compared, and are nowhere in what is read", async () => {
  await heroku.ask("PATCH /apps/shop-staging/config-vars", { SAME: "marker-a", OWN: "marker-b", ONE: "marker-c" });
  await heroku.ask("PATCH /apps/shop-production/config-vars", { SAME: "marker-a", OWN: "marker-d" });
  const { manifests, values } = await inNoTime(read(["shop"]));
  const [staging, production] = manifests;
  if (staging === undefined || production === undefined) throw new Error("expected two environments");
  const outcomes = ["SAME", "OWN", "ONE", "DATABASE_URL"].map((key) =>
    values.knowledgeOf([staging, production]).compare("shop", key),
  );
  expect(outcomes).toEqual(["same", "different", undefined, "different"]);
  expect(manifests[0]?.services.shop?.facts).toMatchObject({
    "config.SAME": "set",
    "config.DATABASE_URL": "set by heroku-postgresql",
  });
  expect(JSON.stringify(manifests)).not.toMatch(/marker|postgres:\/\//);
});
