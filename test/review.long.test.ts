import { mkdirSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { requestCounts } from "../cli/try/local-status.ts";
import { Report } from "../review/report/report.ts";
import { connect } from "../sdks/heroku/client/connect.ts";
import type { Method } from "../sdks/heroku/client/heroku.ts";
import { engineKinds } from "./support/engine-kinds.ts";
import { type Estate, openEstate } from "./support/estate.ts";
import { folderHash } from "./support/folder-hash.ts";
import { bringUpBoth } from "./support/parity.ts";
import { expectPlain } from "./support/plain-output.ts";
import { marker } from "./support/secrets.ts";
import { tandem } from "./support/tandem.ts";
import { tellHeroku } from "./support/tell-heroku.ts";
import { makeTrialOf } from "./support/trial-state.ts";

const ada = "ada@example.org";
const until = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10);
let estate: Estate;

beforeAll(async () => {
  const [local] = engineKinds;
  if (local === undefined) throw new Error("expected the local engine");
  estate = await openEstate(local, ["catalog"]);
  // Policies are judged by what is reviewed.
  const engine = await local.open(estate.folder, estate.env, []);
  await bringUpBoth({ ...estate, engine }, ["catalog"]);
  await estate.edit("Pulumi.production.yaml", "DJANGO_LOG_LEVEL: INFO", "DJANGO_LOG_LEVEL: WARNING");
  expect((await engine.up("production")).errors).toEqual([]);
  await makeTrialOf(estate.folder);
});
afterAll(() => estate.close());

/** A member of the team changes something by hand, in her own name. */
async function byAda(method: Method, path: string, body: object = {}): Promise<void> {
  const { url } = estate.local;
  const adas = connect({ apiKey: "adas-own", apiUrl: url, dataUrl: url });
  await adas.platform.send(method, path, { body, response: z.unknown() });
}

/** Production goes back to the release of its code, loses its domain and is scaled; staging's config is changed; a plan is to be. */
async function changeByHandAndInFiles(): Promise<number> {
  await tellHeroku(estate.local, "accounts", { email: ada, token: "adas-own", team: "example-library" });
  const row = z.object({ id: z.string(), version: z.int(), description: z.string() });
  const releases = await estate.api.platform.list("/apps/catalog-production/releases", row);
  const code = releases.find(({ description }) => description.startsWith("Deploy"));
  if (code === undefined) throw new Error("expected a release of code");
  await byAda("DELETE", "/apps/catalog-production/domains/catalog.example.org");
  await byAda("PATCH", "/apps/catalog-production/formation/web", { quantity: 4 });
  await byAda("POST", "/apps/catalog-production/releases", { release: code.id });
  await byAda("PATCH", "/apps/catalog-staging/config-vars", {
    DJANGO_LOG_LEVEL: `${marker}-by-hand`,
    EMAIL_HOST_PASSWORD: `${marker}-of-hers`,
  });
  await estate.edit("Pulumi.staging.yaml", "plan: essential-0", "plan: essential-1");
  const rule = `{ service: catalog, path: processes.web.quantity, reason: a sale until then, until: "${until}" }`;
  await estate.edit("Pulumi.production.yaml", "config:\n", `config:\n  estate:review: { ignore: [${rule}] }\n`);
  return code.version;
}

/** The state, and all that a person could commit. */
const written = () => [folderHash(estate.folder), folderHash(join(estate.folder, ".tandem", "stacks"))];

/** What a review asks in order to say why something differs, and whether it is gone: nothing where nothing drifted. */
const evidence = {
  // Of the app whose domain is not listed any more: whether it is still to be seen.
  "GET /apps/{app}": 1,
  // Of the one that is not listed any more, twice: one 404 alone is not believed. And by its name, as it may be taken over. And that in
  // both previews that a stopped up takes.
  "GET /apps/{app}/domains/{domain}": 6,
  // Who changed staging's config vars, and who rolled production back.
  "GET /apps/{app}/releases": 2,
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Of two service-environments of one pipeline: a fixed number of reads for the account, at most 14 for each, and the evidence. */
function expectAskedOnce(counts: Readonly<Record<string, number>>): void {
  const isOwn = ([route]: [string, number]): boolean => /\{(app|database|pipeline)\}/.test(route);
  const own = Object.entries(counts).filter(isOwn);
  expect(Object.fromEntries(own)).toEqual({
    ...evidence,
    "GET /apps/{app}/buildpack-installations": 2,
    "GET /apps/{app}/config-vars": 2,
    "GET /apps/{app}/domains": 2,
    "GET /apps/{app}/dynos": 2,
    "GET /apps/{app}/features": 2,
    "GET /apps/{app}/formation": 2,
    "GET /apps/{app}/log-drains": 2,
    "GET /apps/{app}/webhooks": 2,
    "GET /client/v11/apps/{app}/transfers": 2,
    "GET /client/v11/databases/{database}": 2,
    "GET /client/v11/databases/{database}/transfer-schedules": 2,
    "GET /pipelines/{pipeline}/latest-releases": 1,
    "GET /pipelines/{pipeline}/review-app-config": 1,
    "GET /pipelines/{pipeline}/stage/{stage}/config-vars": 2,
    "GET /teams/apps/{app}/collaborators": 2,
  });
  const whereNothingDrifted = own.filter(([route]) => !Object.hasOwn(evidence, route));
  expect(sum(Object.fromEntries(whereNothingDrifted)) / 2).toBeLessThanOrEqual(14);
  const ofAccount = Object.fromEntries(Object.entries(counts).filter((each) => !isOwn(each)));
  // As many for a hundred services as for one.
  expect(ofAccount).toEqual({
    "GET /addon-attachments": 1,
    "GET /addon-services": 1,
    "GET /addon-services/{service}/plans": 4,
    "GET /addons": 1,
    "GET /apps": 1,
    "GET /dyno-sizes": 1,
    "GET /pipeline-couplings": 1,
    "GET /pipelines": 1,
    "GET /regions/{region}": 1,
    "GET /teams/{team}": 1,
    "GET /teams/{team}/apps": 1,
  });
}

test("a review tells what the files change and what was changed by hand, and changes nothing", async () => {
  const version = await changeByHandAndInFiles();
  mkdirSync(join(estate.folder, "out"));
  const before = written();
  await estate.requests();
  const { code, output, stdout } = await tandem(estate.folder, ["review", "--local", "--out", "out", "--json"]);
  // Production's up would make a release of the app that was rolled back.
  expect(code).toBe(3);
  expect(written()).toEqual(before);
  const { writes, counts } = await requestCounts(estate.local);
  expect(writes).toBe(0);
  expectAskedOnce(counts);
  expect(output).toMatch(/^review: reading index\.ts and the stack files\n/);
  const report = Report.parse(JSON.parse(stdout));
  const [staging, production] = report.environments;
  expect(report).toMatchObject({ version: 2, project: "estate", mode: "live", notChecked: [] });
  expect(staging).toMatchObject({
    outcome: "succeeded",
    // What was changed by hand is taken back, and dynos have waited for the first release of code.
    changes: [
      { name: "catalog-app-config", operation: "update", origin: "drift", isDestructive: false },
      { name: "catalog-app-web", operation: "update", isDestructive: false },
      { name: "catalog-app-worker", operation: "update", isDestructive: false },
      { name: "catalog-postgres", operation: "update", isDestructive: false },
    ],
    // The worker has no dynos before this up.
    restarts: [{ service: "catalog", processes: ["web"] }],
    rolledBack: [],
    errors: [],
    notChecked: [],
  });
  // Heroku's first dyno is as declared, so that only the end of the wait is still to be recorded.
  expect(staging?.changes[1]?.properties.map(({ path, isDue }) => [path, isDue])).toEqual([["quantity", true]]);
  expect(staging?.changes[3]?.properties).toEqual([
    {
      path: "plan",
      kind: "update",
      replaces: false,
      shown: { before: "heroku-postgresql:essential-0", after: "heroku-postgresql:essential-1" },
    },
  ]);
  expect(staging?.cost?.after).toBeGreaterThan(staging?.cost?.before ?? Number.NaN);
  expect(staging?.drift).toMatchObject([
    {
      name: "catalog-app-config",
      service: "catalog",
      properties: [{ path: "sensitiveVars.EMAIL_HOST_PASSWORD" }, { path: "vars.DJANGO_LOG_LEVEL" }],
      cause: { kind: "hand edit", by: ada },
      revert: [{ command: { program: "npx", arguments: ["tandem", "try", "up", "staging"] } }],
    },
  ]);
  expect(production).toMatchObject({
    // What a rule ignores, the up leaves alone.
    changes: [
      { name: "catalog-app-config", operation: "update", origin: "drift" },
      { name: "catalog-domain", operation: "create", origin: "drift" },
    ],
    rolledBack: [{ service: "catalog", app: "catalog-production", to: version, by: ada, stopsUp: true }],
    errors: [],
    notChecked: [],
  });
  const found = production?.drift.map(({ name, cause, ignored }) => [name, cause.kind, ignored?.until]).sort();
  expect(found).toEqual([
    ["catalog-app-web", "unknown", until],
    ["catalog-domain", "deleted", undefined],
  ]);
  expect(report.parity.map(({ environments }) => environments)).toEqual([["staging", "production"]]);

  const folder = join(estate.folder, "out");
  expect((await readdir(folder)).sort()).toEqual(["comment.md", "report.html", "report.json", "summary.md"]);
  const forms = (await readdir(folder)).map((file) => readFileSync(join(folder, file), "utf8"));
  expect(Report.parse(JSON.parse(readFileSync(join(folder, "report.json"), "utf8")))).toEqual(report);
  for (const text of [output, ...forms]) expect(text).not.toContain("marker-");
});

test("a trial can be removed although one of its apps is rolled back", async () => {
  const { code, output } = await tandem(estate.folder, ["try", "destroy", "production", "--include-protected"]);
  expect(code, output).toBe(0);
  const apps = await estate.api.platform.list("/apps", z.object({ name: z.string() }));
  expect(apps.map(({ name }) => name)).toEqual(["catalog-staging"]);
});

const fork = {
  HEROKU_API_KEY: "not-to-be-used",
  HEROKU_API_URL: "http://127.0.0.1:1",
  PULUMI_ACCESS_TOKEN: "nor-this",
};

test("without credentials a review tells what the files say, and what it could not know", async () => {
  const whole = await tandem(estate.folder, ["review", "--without-credentials", "--json"], fork);
  expect(whole.code).toBe(0);
  const report = Report.parse(JSON.parse(whole.stdout));
  expect(report).toMatchObject({
    mode: "local",
    parity: [{ environments: ["staging", "production"] }],
    notChecked: [],
  });
  for (const { outcome, changes, drift, errors, notChecked, cost } of report.environments) {
    expect({ outcome, changes, drift, errors }).toEqual({ outcome: "succeeded", changes: [], drift: [], errors: [] });
    expect(notChecked.map(({ what }) => what)).toContainEqual(["drift", "rollbacks"]);
    expect(cost?.after).toBeGreaterThan(0);
  }

  await estate.edit("Pulumi.staging.yaml", "quantity: 1, size: Basic", "quantity: 1, size: Basci");
  const { code, output } = await tandem(estate.folder, ["review", "--without-credentials"], fork);
  expectPlain(output);
  expect(code).toBe(1);
  expect(output).toContain("Pulumi.staging.yaml: estate:services.catalog.processes.web.size: expected ");
  expect(output).toMatch(/settings, policies and cost: depends on staging, which failed/);
});
