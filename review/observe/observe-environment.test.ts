import { beforeEach, expect, test } from "vitest";
import { fakeTime, type LocalHeroku } from "../../sdks/heroku/resources/test/local-heroku.ts";
import type { IgnoreRule } from "../../settings/review-rules.ts";
import { editsText } from "../render/words/edit.ts";
import { saidAdded } from "../test/said.ts";
import { appUrn, observedShop, type RecordedAddons, shopInProduction } from "./test/observed-shop.ts";

fakeTime();

let heroku: LocalHeroku;
let recorded: RecordedAddons;

beforeEach(async () => {
  ({ heroku, recorded } = await shopInProduction());
});

const observed = (rules: IgnoreRule[] = [], outputs: Record<string, unknown> = {}, appUrns = new Map()) =>
  observedShop(heroku, { recorded, rules, outputs, appUrns });

test("reports nothing when everything is as declared, add-ons' own vars and drains included", async () => {
  expect(await observed()).toEqual({ addedByHand: [], health: [], takenOver: [], notChecked: [] });
});

test("reports an undeclared config var by key, author and time, and never its value", async () => {
  await heroku.ask("PATCH /apps/shop-production/config-vars", { API_KEY: "s3cr3t-value" });
  const { addedByHand } = await observed();
  expect(addedByHand.map(saidAdded)).toMatchObject([
    {
      kind: "config var",
      key: "API_KEY",
      place: "added.config.API_KEY",
      by: expect.stringContaining("@"),
      release: expect.any(Number),
      accept:
        'index.ts: shop: config.API_KEY: onlyIn("production", secret(), "<the reason>")\npulumi config set --secret shop:API_KEY --stack production',
      remove: "heroku config:unset API_KEY --app shop-production",
    },
  ]);
  expect(JSON.stringify(addedByHand)).not.toContain("s3cr3t-value");
});

test("what the last up declared is not added by hand when the files no longer have it: the next up removes it", async () => {
  await heroku.ask("PATCH /apps/shop-production/config-vars", { OLD_FLAG: "1" });
  const facts = { app: "yes", "config.OLD_FLAG": "set" };
  const service = { app: "shop-production", facts, unchecked: {}, config: {}, differences: [] };
  const manifest = `tandem ${JSON.stringify({ version: 1, environment: "production", services: { shop: service } })}`;
  expect((await observed([], { manifest })).addedByHand).toEqual([]);
});

test("vars that a Heroku build sets together are not added by hand, and one set by a person is", async () => {
  const build = { LANG: "en_US.UTF-8", RACK_ENV: "production", SECRET_KEY_BASE: "made by the build" };
  await heroku.ask("PATCH /apps/shop-production/config-vars", build);
  expect((await observed()).addedByHand).toEqual([]);
  await heroku.ask("PATCH /apps/shop-production/config-vars", { SECRET_KEY_BASE: "of a person's" });
  expect((await observed()).addedByHand).toMatchObject([{ kind: "config var", key: "SECRET_KEY_BASE" }]);
  await heroku.ask("PATCH /apps/shop-production/config-vars", { LANG: "C" });
  expect((await observed()).addedByHand).toMatchObject([{ key: "LANG" }, { key: "SECRET_KEY_BASE" }]);
});

test("reports domains, drains, webhooks, people, features, buildpacks, dynos and pipeline members", async () => {
  const app = "shop-production";
  await heroku.ask(`POST /apps/${app}/domains`, { hostname: "old.example.org", sni_endpoint: null });
  await heroku.ask(`POST /apps/${app}/log-drains`, { url: "https://user:pass@else.example.org/in?key=1" });
  await heroku.ask(`POST /apps/${app}/webhooks`, {
    url: "https://hooks.example.org/x?token=1",
    include: ["api:release"],
    level: "notify",
  });
  await heroku.ask(`POST /teams/apps/${app}/collaborators`, { user: "eve@example.org", permissions: ["deploy"] });
  await heroku.ask(`PATCH /apps/${app}/features/log-runtime-metrics`, { enabled: true });
  await heroku.ask(`PUT /apps/${app}/buildpack-installations`, {
    updates: [{ buildpack: "heroku/nodejs" }, { buildpack: "heroku/python" }],
  });
  await heroku.release(app, { web: "serve", worker: "work", console: "ask" });
  await heroku.ask(`PATCH /apps/${app}/formation/console`, { quantity: 1, size: "Basic" });
  const client = await heroku.app("shop-client");
  const [{ pipeline }] = await heroku.ask("GET /pipeline-couplings");
  await heroku.ask("POST /pipeline-couplings", { app: client.id, pipeline: pipeline.id, stage: "production" });

  const { addedByHand, notChecked } = await observed();
  expect(notChecked).toEqual([]);
  const told = Object.fromEntries(addedByHand.map((each) => [each.kind, each.place]));
  expect(told).toEqual({
    domain: "added.domains.old.example.org",
    drain: "added.drains.https://else.example.org",
    webhook: "added.webhooks.https://hooks.example.org",
    person: "added.access.eve@example.org",
    feature: "added.features.log-runtime-metrics",
    buildpacks: "added.buildpacks",
    process: "added.processes.console",
    "pipeline member": "added.pipeline.shop-client",
  });
  expect(JSON.stringify(addedByHand)).not.toMatch(/pass|key=1|token=1/);
  expect(addedByHand.filter(({ remove }) => remove === undefined)).toEqual([]);
});

test("reports a second store with its price, and does not offer to destroy it while DATABASE_URL points at it", async () => {
  const spare = await heroku.ask("POST /apps/shop-production/addons", {
    plan: "heroku-postgresql:premium-0",
    name: "shop-new-db",
  });
  await heroku.ask("POST /_local/clock", { advanceMs: 60_000 });
  expect((await observed()).addedByHand.map(saidAdded)).toMatchObject([
    {
      kind: "add-on",
      addon: "shop-new-db",
      plan: "heroku-postgresql:premium-0",
      monthly: 200,
      usedBy: [],
      remove: expect.stringMatching(/^heroku pg:backups:capture shop-new-db .*\nheroku addons:destroy shop-new-db /),
    },
  ]);
  const attach = { app: "shop-production", confirm: "shop-production" };
  const old = recorded.postgres?.name;
  await heroku.ask("POST /addon-attachments", { ...attach, addon: old, name: "OLDDB" });
  await heroku.ask("POST /addon-attachments", { ...attach, addon: spare.id, name: "DATABASE" });
  const { addedByHand, health } = await observed();
  const store = addedByHand.find(({ kind }) => kind === "add-on");
  expect(store).toMatchObject({ addon: "shop-new-db", usedBy: ["DATABASE"] });
  expect(store).not.toHaveProperty("remove");
  expect(health).toContainEqual({
    service: "shop",
    app: "shop-production",
    kind: "backup",
    database: "shop-new-db",
    attachment: "DATABASE",
    problem: "no schedule",
  });
});

test("an add-on that is declared later is reported until it has the name by which an up takes it over: an up would create a second one", async () => {
  const { papertrail, ...others } = recorded;
  recorded = others;
  const urns = new Map([["shop", appUrn]]);
  const [added] = (await observed([], {}, urns)).addedByHand;
  expect(added).toMatchObject({ kind: "add-on", addon: papertrail?.name });
  const [, from, to] =
    /^heroku addons:rename (\S+) (\S+)\npulumi up --stack production {3}# adopts it$/.exec(
      added?.accept ? editsText(added.accept) : "",
    ) ?? [];
  expect(from).toBe(papertrail?.name);
  await heroku.ask(`PATCH /apps/shop-production/addons/${from}`, { name: to, plan: papertrail?.plan });
  expect(await observed([], {}, urns)).toMatchObject({
    addedByHand: [],
    takenOver: [{ service: "shop", monthly: added?.kind === "add-on" ? added.monthly : 0 }],
  });
});

test("reports an attachment of another environment's add-on with that add-on's app", async () => {
  await heroku.app("shop-staging");
  const other = await heroku.addon("shop-staging", "heroku-postgresql:essential-0");
  await heroku.ask("POST /addon-attachments", { app: "shop-production", addon: other.id, name: "STAGING_DB" });
  expect((await observed()).addedByHand).toMatchObject([
    { kind: "attachment", attachment: "STAGING_DB", addon: other.name, from: "shop-staging" },
  ]);
});

test("a rule ignores what its place names, with its reason and end date", async () => {
  await heroku.ask("PATCH /apps/shop-production/config-vars", { API_KEY: "1" });
  const rule = { service: "shop", path: "added.config.API_KEY", reason: "a vendor tries it", until: "2027-01-31" };
  const [added] = (await observed([rule])).addedByHand;
  expect(added?.ignored).toEqual({ reason: "a vendor tries it", until: "2027-01-31" });
});

test("reports a failing certificate with Heroku's reason", async () => {
  await heroku.ask("POST /apps/shop-production/acm", {});
  await heroku.ask("POST /apps/shop-production/domains", { hostname: "shop.example.org", sni_endpoint: null });
  await heroku.ask("POST /_local/domains", {
    hostname: "shop.example.org",
    acm: { status: "failing", reason: "CAA record prevents issuing the certificate" },
  });
  expect((await observed()).health).toMatchObject([
    { kind: "certificate", status: "failing", reason: "CAA record prevents issuing the certificate" },
  ]);
});

test("a database without a backup for two days is unhealthy, and a new one is not", async () => {
  const [schedule] = await heroku.ask(`GET /client/v11/databases/${recorded.postgres?.name}/transfer-schedules`);
  await heroku.ask(`DELETE /client/v11/databases/${recorded.postgres?.name}/transfer-schedules/${schedule.uuid}`);
  expect((await observed()).health).toMatchObject([{ kind: "backup", problem: "no schedule" }]);
  await heroku.ask("POST /_local/clock", { advanceMs: 3 * 24 * 3_600_000 });
  expect((await observed()).health).toMatchObject([
    { kind: "backup", problem: "no schedule" },
    { kind: "backup", problem: "no backup" },
  ]);
});

test("a daily backup that failed for more than two days is too old, with the day of the newest", async () => {
  await heroku.ask(`POST /client/v11/databases/${recorded.postgres?.name}/backups`, {});
  await heroku.ask("POST /_local/clock", { advanceMs: 600_000 });
  expect((await observed()).health).toEqual([]);
  const [schedule] = await heroku.ask(`GET /client/v11/databases/${recorded.postgres?.name}/transfer-schedules`);
  await heroku.ask(`DELETE /client/v11/databases/${recorded.postgres?.name}/transfer-schedules/${schedule.uuid}`);
  await heroku.ask("POST /_local/clock", { advanceMs: 3 * 24 * 3_600_000 });
  const backups = (await observed()).health.filter(({ kind }) => kind === "backup");
  expect(backups).toMatchObject([{ problem: "no schedule" }, { problem: "old backup", newest: expect.any(String) }]);
});

test("an app that was renamed by hand is checked under its new name", async () => {
  await heroku.ask("PATCH /apps/shop-production", { name: "shop-elsewhere" });
  await heroku.ask("PATCH /apps/shop-elsewhere/config-vars", { API_KEY: "1" });
  expect((await observed()).addedByHand).toMatchObject([{ app: "shop-elsewhere", key: "API_KEY" }]);
});

test("what Heroku refuses to show is reported as not checked, neither clean nor healthy", async () => {
  await heroku.fault("GET /apps/{app}/domains", 403, { times: "all", body: { id: "forbidden", message: "no luck" } });
  const { notChecked, addedByHand } = await observed();
  expect(addedByHand).toEqual([]);
  expect(notChecked).toMatchObject([
    { what: ["domains"], of: ["shop-production"], why: { error: { herokuMessage: "no luck" } } },
  ]);
});

test("a suspended app is unhealthy once, with Heroku's message, even when most of it cannot be read", async () => {
  const body = { id: "suspended", message: "This app is suspended." };
  for (const part of ["dynos", "domains"]) {
    await heroku.fault(`GET /apps/{app}/${part}`, 403, { times: "all", body });
  }
  expect((await observed()).health).toMatchObject([{ kind: "suspended", reason: "This app is suspended." }]);
});
