import { expect, test } from "vitest";
import { daily } from "../../settings/declare.ts";
import { postgres } from "../../settings/vendors.ts";
import { saidDrift } from "../test/said.ts";
import { driftFrom as driftData } from "./drift.ts";
import { herokuOf, release } from "./test/heroku-of.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";

/** Drift as people read it. */
const driftFrom = async (...args: Parameters<typeof driftData>) => {
  const { drift, ...rest } = await driftData(...args);
  return { ...rest, drift: drift.map(saidDrift) };
};

const releasesAt = "/apps/catalog-production/releases";
const config = step("AppConfigAssociation", "catalog-app-config", "update", [
  changed("vars.LOG_LEVEL", "marker-a", "marker-b"),
  changed("vars.MODE", "marker-a", "marker-b"),
]);
const found = (...steps: ReturnType<typeof step>[]) => run(steps, { previousOutputs: recorded });
const no = { source: undefined, rules: [] };

test("an app that was rolled back is one line, and no list of what that has changed", async () => {
  const { source, asked } = herokuOf({
    [releasesAt]: [release(42, "Rollback to v40"), release(41, "Set LOG_LEVEL config vars")],
    "/addons": [],
  });
  const dynos = step("Formation", "catalog-app-worker", "update", [changed("quantity", "1", "0")]);
  const { drift, rolledBack, notChecked } = await driftFrom(found(config, dynos), settings, { source, rules: [] });
  const by = { by: "ada@example.org", at: "2026-11-20T09:15:00.000Z" };
  expect(rolledBack).toEqual([{ service: "catalog", app: "catalog-production", to: 40, release: 42, ...by }]);
  expect(drift.map(({ name }) => name)).toEqual(["catalog-app-worker"]);
  expect(notChecked).toEqual([]);
  expect(asked.sort()).toEqual(["/addons", "/apps", releasesAt]);
});

test("properties of one cause are one entry, with what keeps them and what has them back; values are in neither", async () => {
  const answers = { [releasesAt]: [release(42, "Set LOG_LEVEL, MODE config vars")], "/addons": [] };
  const { drift } = await driftFrom(found(config), settings, { ...no, source: herokuOf(answers).source });
  expect(drift).toMatchObject([
    {
      name: "catalog-app-config",
      operation: "update",
      properties: [{ path: "vars.LOG_LEVEL" }, { path: "vars.MODE" }],
      cause: { kind: "hand edit", by: "ada@example.org", release: 42 },
      accept:
        "Pulumi.production.yaml: estate:services.catalog.config.LOG_LEVEL: <the value that Heroku has>\n" +
        'index.ts: catalog: config.MODE: fixed("<the value that Heroku has>"), in every environment',
      revert: "pulumi up --refresh --stack production",
    },
  ]);
  expect(JSON.stringify(drift)).not.toContain("marker");
});

test("a promoted database's name is taken back by a promotion, which an up may not, or left to it by a rule", async () => {
  const own = {
    slot: "postgres",
    addon: postgres({ backup: daily("02:00", "UTC") }),
    plan: "heroku-postgresql:standard-0",
  };
  const two = { ...settings, services: settings.services.map((each) => ({ ...each, addons: [own] })) };
  const app = { id: "a1", name: "catalog-production" };
  const attachment = {
    name: "DATABASE",
    app,
    addon: { id: "b2", name: "postgresql-round-2", app },
    created_at: "2026-11-20T09:15:00Z",
  };
  const lost = step("Addon", "catalog-postgres", "update", [
    changed("attachmentName", "DATABASE", "HEROKU_POSTGRESQL_TEAL"),
  ]);
  const of = async (...attachments: unknown[]) => {
    const { source } = herokuOf({ [releasesAt]: [], "/addons": [], "/addon-attachments": attachments });
    return (await driftFrom(found(lost), two, { source, rules: [] })).drift;
  };
  const accept =
    'Pulumi.production.yaml: estate:review: ignore: add { service: catalog, path: addons.postgres.attachmentName, reason: "<the reason>", until: "<a day within a year>" }';
  expect(await of(attachment)).toMatchObject([
    {
      cause: { kind: "hand edit", text: "DATABASE is postgresql-round-2 now: somebody promoted or attached it" },
      accept,
      revert:
        "heroku pg:promote postgresql-flat-1 --app catalog-production   # catalog-production then reads postgresql-flat-1 again, with its data",
    },
  ]);
  // A name that no add-on has is given back by an up.
  expect(await of()).toMatchObject([{ accept, revert: "pulumi up --refresh --stack production" }]);
});

test("a rule ignores what it names, and the rest of the object is still reported", async () => {
  const rule = { service: "catalog", path: "config.MODE", reason: "a test of the other mode", until: "2026-12-31" };
  const answers = { [releasesAt]: [release(42, "Set LOG_LEVEL, MODE config vars")], "/addons": [] };
  const { drift } = await driftFrom(found(config), settings, { source: herokuOf(answers).source, rules: [rule] });
  expect(drift.map(({ properties, ignored }) => [properties.map(({ path }) => path), ignored?.until])).toEqual([
    [["vars.LOG_LEVEL"], undefined],
    [["vars.MODE"], "2026-12-31"],
  ]);
});

test("what Heroku does not tell is not checked, and leaves the drift unexplained", async () => {
  const denied = Response.json({ id: "forbidden", message: "no access" }, { status: 403 });
  const { source } = herokuOf({ [releasesAt]: denied, "/addons": [] });
  const { drift, notChecked } = await driftFrom(found(config), settings, { source, rules: [] });
  expect(drift).toMatchObject([{ cause: { kind: "unknown", text: "the app's releases could not be read" } }]);
  expect(notChecked).toEqual([
    {
      what: ["releases"],
      of: ["catalog-production"],
      why: {
        code: "error",
        error: expect.objectContaining({ code: "Heroku", herokuMessage: "no access", status: 403 }),
      },
    },
  ]);
});

test("without a key the drift is told, and nobody is blamed", async () => {
  const plan = step("Addon", "catalog-postgres", "update", [changed("plan", "a:b", "a:c")]);
  const gone = step("Domain", "catalog-domain", "delete");
  const same = step("Formation", "catalog-app-web", "same");
  const { drift } = await driftFrom(found(config, plan, gone, same), settings, no);
  expect(drift.map(({ name, operation, cause }) => [name, operation, cause.kind, cause.by])).toEqual([
    ["catalog-app-config", "update", "unknown", undefined],
    ["catalog-domain", "delete", "deleted", undefined],
    ["catalog-postgres", "update", "unknown", undefined],
  ]);
  expect(drift[2]?.accept).toBe("Pulumi.production.yaml: estate:services.catalog.addons.postgres.plan: c");
});

test("what is simulated is no drift: nothing was looked at", async () => {
  const record = {
    ...step("aws:route53/record:Record", "catalog-domain-record", "update", [changed("ttl", "300", "60")]),
    simulated: true,
  };
  const { drift } = await driftFrom(found(record), settings, no);
  expect(drift).toEqual([]);
});

test("a plan change that the last up could not make is told with its words, and no up is advised that would fail again", async () => {
  const plan = step("Addon", "catalog-postgres", "update", [changed("plan", "a:c", "a:b")]);
  const { drift } = await driftFrom(found({ ...plan, failures: ["422: no such change"] }), settings, no);
  expect(drift).toMatchObject([
    { cause: { kind: "failed update", text: "the last up could not do this: 422: no such change" } },
  ]);
  expect(drift[0]?.accept).toBe("Pulumi.production.yaml: estate:services.catalog.addons.postgres.plan: b");
  expect(drift[0]?.revert).toBeUndefined();
});
