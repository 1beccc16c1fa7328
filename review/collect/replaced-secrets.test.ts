import { expect, test } from "vitest";
import type { Change } from "../report/report.ts";
import { appNames, withReplacedSecrets } from "./replaced-secrets.ts";
import { herokuOf } from "./test/heroku-of.ts";
import { changed, recorded, run, settings, step } from "./test/sample.ts";
import { printsOf } from "./values.ts";

const type = "heroku:index/appConfigAssociation:AppConfigAssociation";
const change = (...paths: string[]): Change => ({
  urn: `urn:pulumi:production::estate::${type}::catalog-app-config`,
  type,
  name: "catalog-app-config",
  service: "catalog",
  operation: "update",
  properties: paths.map((path) => ({ path, kind: "update", replaces: false })),
  values: Object.fromEntries(paths.map((path) => [path, "p"])),
  isDestructive: false,
  isSimulated: false,
});
const configVars = "/apps/catalog-production/config-vars";

async function look(changes: readonly Change[], answers: Readonly<Record<string, unknown>>) {
  const { source, asked } = herokuOf(answers);
  const outputs = { fingerprints: { salt: "marker-salt", values: {} } };
  const secrets = { config: {}, outputs, recordedSecret: () => undefined };
  const { withLive } = await printsOf({ secretsOf: async () => secrets }, "production");
  const appOf = appNames(run([], { previousOutputs: recorded }), settings);
  return { ...(await withReplacedSecrets(changes, { source, appOf, withLive })), asked };
}

test("a secret that was changed by hand once more has another fingerprint, and one that was not has the same", async () => {
  const values = async (vars: Record<string, string>) =>
    (await look([change("sensitiveVars.PASSWORD")], { [configVars]: vars })).changes[0]?.values;
  const first = await values({ PASSWORD: "marker-1", OTHER: "marker-2" });
  expect(await values({ PASSWORD: "marker-1", OTHER: "marker-3" })).toEqual(first);
  expect(await values({ PASSWORD: "marker-4", OTHER: "marker-2" })).not.toEqual(first);
  expect(await values({ OTHER: "marker-2" })).not.toEqual(first);
  expect(JSON.stringify(first)).not.toContain("marker");
});

test("Heroku is asked for nothing where no secret config var is replaced", async () => {
  const added: Change = { ...change(), properties: [{ path: "sensitiveVars.NEW", kind: "add", replaces: false }] };
  const { changes, asked } = await look([change("vars.THEME"), added], {});
  expect([changes, asked]).toEqual([[change("vars.THEME"), added], []]);
});

test("Heroku is asked by the app's id, under which a preview has asked for the same, so that one answer serves both", async () => {
  const vars = { PASSWORD: "marker-1" };
  const apps = [{ id: "a1", name: "catalog-production" }];
  const { asked } = await look([change("sensitiveVars.PASSWORD")], { "/apps": apps, "/apps/a1/config-vars": vars });
  expect(asked).toEqual(["/apps", "/apps/a1/config-vars"]);
});

test("what Heroku does not answer is not checked, and its fingerprint is not the one of any answer", async () => {
  const of = change("sensitiveVars.PASSWORD");
  const { changes, notChecked } = await look([of], {});
  expect(changes).toEqual([of]);
  expect(notChecked).toMatchObject([
    { what: ["secret config vars"], of: ["catalog-production"], why: { error: { code: "Heroku", status: 404 } } },
  ]);
});

test("a renamed app is read under its new name", () => {
  const renamed = step("App", "catalog-app", "update", [changed("name", "catalog-production", "catalog-live")]);
  const names = appNames(run([renamed], { previousOutputs: recorded }), settings);
  expect(names("catalog")).toBe("catalog-live");
});
