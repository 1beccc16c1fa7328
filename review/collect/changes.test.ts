import { expect, test } from "vitest";
import type { PropertyChange, Step } from "../../engine/engine.ts";
import { restartPhrase } from "../render/words/breakage.ts";
import { said } from "../test/said.ts";
import { changesOf } from "./changes.ts";
import { costOf } from "./cost.ts";
import { restartsOf } from "./restarts.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";

const changes = (...steps: Step[]) => changesOf(run(steps, { previousOutputs: recorded }), settings);

test("what changes is told object by object, components and the stack itself left out", () => {
  const [app, ...others] = changes(
    step("App", "catalog-app", "update", [changed("acm", "false", "true")]),
    step("tandem:index:Service", "catalog", "create"),
    step("pulumi:pulumi:Stack", "estate-production", "update"),
    step("Formation", "catalog-app-web", "same"),
  );
  expect(others).toEqual([]);
  expect(app).toEqual({
    urn: "urn:pulumi:production::estate::heroku:index/app:App::catalog-app",
    type: "heroku:index/app:App",
    name: "catalog-app",
    service: "catalog",
    operation: "update",
    properties: [{ path: "acm", kind: "update", replaces: false, shown: { before: "false", after: "true" } }],
    isDestructive: false,
    isSimulated: false,
  });
});

test("an update that breaks something for people says what", () => {
  const [renamed, acm, serving, stopped, pipeline, transferred] = changes(
    step("App", "catalog-app", "update", [changed("name", "a", "b")]),
    step("App", "catalog-b", "update", [changed("acm", "true", "false"), changed("maintenance", "false", "true")]),
    step("App", "catalog-c", "update", [changed("acm", "false", "true"), changed("maintenance", "true", "false")]),
    step("Formation", "catalog-d", "update", [changed("quantity", "1", "0")]),
    step("Domain", "catalog-domain", "same"),
    step("Pipeline", "catalog-given", "update", [changed("owner.id", "a", "b")]),
    step("Pipeline", "catalog-e", "update", [changed("name", "a", "b")]),
  );
  expect(transferred?.breaks).toEqual([{ code: "pipeline moved" }]);
  expect(renamed?.breaks).toEqual([{ code: "app renamed" }]);
  expect(acm?.breaks).toEqual([{ code: "certificates off" }, { code: "maintenance on" }]);
  expect(stopped?.breaks).toEqual([{ code: "process stopped" }]);
  for (const harmless of [serving, pipeline]) expect(harmless).not.toHaveProperty("breaks");
});

test("an attachment name that goes says which config var the app loses, in place and by a delete", () => {
  const attached = (before: string | undefined) => changed("attachmentName", before, "STORE");
  const [named, replaced, removed, chosen, first] = changes(
    step("Addon", "catalog-a", "update", [attached("DATABASE")]),
    step("AddonAttachment", "catalog-b", "replace", [changed("name", "READER", "STORE")]),
    step("AddonAttachment", "catalog-c", "delete"),
    step("Addon", "catalog-d", "update", [attached("HEROKU_POSTGRESQL_AQUA")]),
    step("Addon", "catalog-e", "update", [attached(undefined)]),
  );
  expect(named?.breaks).toEqual([{ code: "attachment taken", name: "DATABASE" }]);
  expect(replaced?.breaks).toEqual([{ code: "attachment taken", name: "READER" }]);
  expect(removed?.breaks).toEqual([{ code: "attachment taken" }]);
  for (const harmless of [chosen, first]) expect(harmless).not.toHaveProperty("breaks");
});

test("automatic certificates that are switched off break nothing where the app has no custom domain any more", () => {
  const off = step("App", "catalog-app", "update", [changed("acm", "true", "false")]);
  const breaksWith = (...others: Step[]) =>
    changes(off, ...others).find(({ name }) => name === "catalog-app")?.breaks ?? "nothing";
  expect(breaksWith()).toBe("nothing");
  expect(breaksWith(step("Domain", "catalog-domain", "create"))).toBe("nothing");
  expect(breaksWith(step("Domain", "other-domain", "same"))).toBe("nothing");
  expect(breaksWith(step("Domain", "catalog-domain", "delete"))).toEqual([{ code: "certificates off" }]);
});

test("a delete says what it leaves at Heroku, and one that leaves nothing does not", () => {
  const [process, reviews, updated] = changes(
    step("Formation", "catalog-app-worker", "delete"),
    step("ReviewAppConfig", "catalog-review-apps", "delete"),
    step("ReviewAppConfig", "catalog-z", "update"),
  );
  expect(reviews).toMatchObject({ leaves: "review apps" });
  for (const change of [process, updated]) expect(change).not.toHaveProperty("leaves");
});

test.each<[type: string, change: PropertyChange, isShown: boolean]>([
  ["Addon", changed("plan", "a:b", "a:c"), true],
  ["TeamCollaborator", changed("permissions[0]", "view", "deploy"), true],
  ["Addon", changed("config.version", "16", "17"), false],
  ["AppConfigAssociation", changed("vars.size", "marker-a", "marker-b"), false],
  ["PipelineConfigVar", changed("vars.A", "marker-a", "marker-b"), false],
  ["AppWebhook", changed("url", "https://a.example.org/marker-a", "https://a.example.org/marker-b"), false],
  ["Drain", changed("url", "https://marker-a@a.example.org", undefined), false],
  ["aws:route53/record:Record", changed("name", "marker-a", "marker-b"), false],
])("values are told of what cannot be secret, and of nothing else: %s %j", (type, change, isShown) => {
  const [found] = changes(step(type, "catalog-x", "update", [change]));
  expect(found?.properties.map(({ path, shown }) => [path, shown !== undefined])).toEqual([[change.path, isShown]]);
  expect(JSON.stringify(found)).not.toContain("marker");
});

test.each<[noun: string, name: string, isDestructive: boolean]>([
  ["App", "catalog-app", true],
  ["Addon", "catalog-postgres", true],
  ["Addon", "catalog-papertrail", false],
  ["Addon", "catalog-unheard-of", true],
  ["AppConfigAssociation", "catalog-app-config", true],
  ["Domain", "catalog-domain", true],
  ["Pipeline", "catalog-pipeline", true],
  ["PostgresBackupSchedule", "catalog-postgres-backup", true],
  ["GeneratedSecret", "catalog-app-KEY", true],
  ["aws:s3/bucket:Bucket", "catalog-files", true],
  ["Formation", "catalog-app-web", false],
  ["TeamCollaborator", "catalog-access-a@example.org", false],
  ["AppWebhook", "catalog-notice-a@example.org", false],
])("a delete or a replacement of %s %s is destructive: %s", (noun, name, isDestructive) => {
  const operations = ["delete", "replace", "update", "create"] as const;
  const found = changes(...operations.map((operation) => step(noun, name, operation)));
  expect(found.map((change) => change.isDestructive)).toEqual([isDestructive, isDestructive, false, false]);
});

test.each<[what: string, steps: Step[], processes: string[] | undefined, because: string]>([
  [
    "config vars",
    [step("AppConfigAssociation", "catalog-app-config", "update", [changed("vars.B"), changed("sensitiveVars.A")])],
    ["web", "worker"],
    "config vars change: A, B",
  ],
  [
    "a new add-on",
    [step("Addon", "catalog-redis", "create")],
    ["web", "worker"],
    "the add-on redis changes config vars",
  ],
  [
    "another plan",
    [step("Addon", "catalog-postgres", "update", [changed("plan", "a:b", "a:c")])],
    ["web", "worker"],
    "a plan change of postgres may change config vars",
  ],
  [
    "another size",
    [step("Formation", "catalog-app-worker", "update", [changed("size", "Basic", "Standard-1X")])],
    ["worker"],
    "the size of their dynos changes",
  ],
  ["more dynos", [step("Formation", "catalog-app-web", "update", [changed("quantity", "1", "2")])], undefined, ""],
  [
    "an app that is new",
    [step("App", "catalog-app", "create"), step("AppConfigAssociation", "catalog-app-config", "create")],
    undefined,
    "",
  ],
  [
    "an app that is replaced",
    [step("App", "catalog-app", "replace"), step("AppConfigAssociation", "catalog-app-config", "replace")],
    undefined,
    "",
  ],
])("what restarts: %s", (_, steps, processes, because) => {
  const expected = { service: "catalog", app: "catalog-production", processes, because };
  const restarts = restartsOf(changes(...steps), settings);
  expect(restarts.map((each) => ({ ...each, because: said(restartPhrase(each)) }))).toEqual(
    processes === undefined ? [] : [expected],
  );
});

test("a process without a dyno does not restart, and an app without any has nothing to restart", () => {
  const [service] = settings.services;
  if (service === undefined) throw new Error("expected a service");
  const scaled = (web: number, worker: number) => {
    const quantities: Record<string, number> = { web, worker };
    const processes = service.processes.map((each) => ({ ...each, quantity: quantities[each.type] ?? 0 }));
    return { services: [{ ...service, processes }] };
  };
  const config = changes(step("AppConfigAssociation", "catalog-app-config", "update", [changed("vars.A")]));
  const resized = changes(step("Formation", "catalog-app-worker", "update", [changed("size", "Basic", "Standard-1X")]));
  const restarted = (of: typeof config, web: number, worker: number) =>
    restartsOf(of, scaled(web, worker)).map(({ processes }) => processes);
  expect(restarted(config, 1, 0)).toEqual([["web"]]);
  expect(restarted(config, 0, 0)).toEqual([]);
  expect(restarted(resized, 1, 0)).toEqual([]);
});

test("cost is told before and after, service by service, and not at all where the program did not come so far", () => {
  const of = (total: number, services: Record<string, number>) => ({
    monthlyCost: { total, services, unpriced: [{ size: "Eco", because: "no price" }] },
  });
  expect(costOf({ steps: [], outputs: of(7, { a: 7 }), previousOutputs: {} }).cost).toEqual({
    after: 7,
    services: { a: { after: 7 } },
    unpriced: [{ size: "Eco", because: "no price" }],
  });
  expect(costOf({ steps: [], outputs: of(7, { a: 7 }), previousOutputs: of(9, { a: 4, b: 5 }) }).cost).toEqual({
    before: 9,
    after: 7,
    services: { a: { before: 4, after: 7 }, b: { before: 5, after: 0 } },
    unpriced: [{ size: "Eco", because: "no price" }],
  });
  expect(costOf({ steps: [], outputs: {}, previousOutputs: of(9, { a: 9 }) })).toEqual({ notChecked: [] });
});

test("a service that is renamed costs what it did, and is no second one", () => {
  const of = (name: string, total: number) => ({
    services: { [name]: { app: `${name}-production`, processes: {}, addons: {} } },
    monthlyCost: { total, services: { [name]: total }, unpriced: [] },
  });
  const steps = [step("App", "store-app", "update", [changed("name", "catalog-production", "store-production")])];
  expect(costOf({ steps, outputs: of("store", 9), previousOutputs: of("catalog", 7) }).cost).toEqual({
    before: 7,
    after: 9,
    services: { store: { before: 7, after: 9 } },
    unpriced: [],
  });
});

test("a price that Heroku tells no more is no saving: the cost is not checked", () => {
  const unpriced = (plan: string) => ({
    monthlyCost: { total: 7, services: { catalog: 7 }, unpriced: [{ service: "catalog", plan, because: "no price" }] },
  });
  const before = { ...recorded, monthlyCost: { total: 9, services: { catalog: 9 }, unpriced: [] } };
  expect(costOf({ steps: [], outputs: unpriced("papertrail:fixa"), previousOutputs: before })).toEqual({
    notChecked: [{ what: ["cost"], why: { code: "no price any more", plans: ["catalog papertrail:fixa"] } }],
  });
  // Another plan than before, and one that never had a price.
  for (const previousOutputs of [before, { ...recorded, ...unpriced("papertrail:new") }]) {
    expect(costOf({ steps: [], outputs: unpriced("papertrail:new"), previousOutputs }).notChecked).toEqual([]);
  }
});

test("a deleted add-on is told with the plan that the last up recorded, and one of which nothing is recorded without", () => {
  const [known, unheard] = changes(
    step("Addon", "catalog-postgres", "delete"),
    step("Addon", "catalog-unheard-of", "delete"),
  );
  expect(known?.properties).toMatchObject([
    { path: "plan", kind: "delete", shown: { before: expect.stringContaining(":") } },
  ]);
  expect(unheard?.properties).toEqual([]);
});

test("what is only still to be set breaks nothing, and its size restarts what the first release has started", () => {
  const due = (path: string): PropertyChange => ({ ...changed(path), isDue: true });
  const found = changes(
    step("App", "catalog-app", "update", [due("name")]),
    step("Formation", "catalog-app-web", "update", [due("quantity"), due("size")]),
    step("Formation", "catalog-app-worker", "update", [due("quantity"), due("size")]),
  );
  for (const change of found) expect(change).not.toHaveProperty("breaks");
  expect(restartsOf(found, settings)).toMatchObject([{ processes: ["web"] }]);
  const resized = changes(step("Formation", "catalog-app-worker", "update", [due("quantity"), changed("size")]));
  expect(restartsOf(resized, settings)).toEqual([]);
  const sized = changes(step("Formation", "catalog-app-worker", "update", [due("size")]));
  expect(restartsOf(sized, settings)).toMatchObject([{ processes: ["worker"] }]);
});
