import { expect, test } from "vitest";
import { daily, reviewApps, service } from "../../settings/declare.ts";
import { otherAddon, postgres } from "../../settings/vendors.ts";
import { reviewed } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";
import { pairedAddons } from "./paired-addons.ts";

const backup = daily("02:00", "UTC");
const shop = service({
  name: "shop",
  processes: ["web"],
  addons: { postgres: postgres({ backup }), analytics: postgres({ backup, as: "ANALYTICS" }) },
  reviewApps: reviewApps("example-library/shop"),
});
const pg = "heroku-postgresql:essential-0";
const named = (as: string, plan = pg) => ({ plan, as });
const file = (addons: readonly unknown[]) =>
  JSON.stringify({
    formation: { web: { quantity: 1, size: "eco" } },
    addons,
    environments: { review: { addons }, test: {} },
  });
const planOf = (addons: readonly unknown[]) => appJsonFile(reviewed(shop), file(addons));
const written = (addons: readonly unknown[]): unknown => JSON.parse(planOf(addons)?.text ?? "").addons;

test.each([
  [[pg, named("ANALYTICS")]],
  [[named("ANALYTICS"), pg]],
  [["heroku-postgresql", named("ANALYTICS", "heroku-postgresql")]],
  [[named("ANALYTICS"), named("MAIN")]],
])("finds each of two databases by its attachment name, in any order: %j", (addons) => {
  const differences = planOf(addons)?.findings.filter(({ path = "" }) => path.includes("postgres"));
  expect([differences, written(addons)]).toEqual([[], addons]);
});

test("of two databases the one whose plan differs keeps its name, and its remedy names its slot", () => {
  const addons = [named("ANALYTICS", "heroku-postgresql:standard-0"), pg];
  expect(planOf(addons)?.findings.map(({ remedy }) => remedy)).toContain(
    'to keep it, write plans: { analytics: "standard-0" } in reviewApps of shop in index.ts',
  );
  expect(written(addons)).toEqual([named("ANALYTICS"), pg]);
});

test("of two databases whose plans both differ, each is compared with the one of its name", () => {
  const addons = [named("ANALYTICS", "heroku-postgresql:standard-0"), "heroku-postgresql:standard-2"];
  const remedies = planOf(addons)?.findings.flatMap(({ remedy = "" }) => /plans: \{[^}]*\}/.exec(remedy) ?? []);
  expect(new Set(remedies?.map(String))).toEqual(
    new Set(['plans: { analytics: "standard-0" }', 'plans: { postgres: "standard-2" }']),
  );
  expect(written(addons)).toEqual([named("ANALYTICS"), pg]);
});

test("a declared name that differs in the file is a difference, and appears once after a write", () => {
  expect(written([named("MAIN"), named("OTHER")])).toEqual([named("MAIN"), named("ANALYTICS")]);
  expect(written([named("ANALYTICS")])).toEqual([named("ANALYTICS"), pg]);
});

test("an add-on without a plan has the vendor's first one, unless index.ts names another", () => {
  const declaration = { ...shop, addons: { newrelic: otherAddon("newrelic", { firstPlan: "wayne" }) } };
  const findings = (plans: Readonly<Record<string, string>>) =>
    appJsonFile(reviewed({ ...declaration, reviewApps: { ...shop.reviewApps, plans } }), file(["newrelic"]))?.findings;
  expect(findings({})?.filter(({ path = "" }) => path.endsWith("addons.newrelic"))).toEqual([]);
  expect(findings({ newrelic: "pro" })?.map(({ expected }) => expected)).toContain('"newrelic:pro"');
});

test("returns add-ons that one side lacks", () => {
  expect(pairedAddons(["a:1", "b:1"], ["b:2", "c"])).toEqual({
    pairs: [
      { theirs: "b:2", ours: "b:1" },
      { theirs: "c", ours: undefined },
    ],
    left: ["a:1"],
  });
});
