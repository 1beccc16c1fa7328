import { expect, test } from "vitest";
import { lineOf } from "./line-finding.ts";
import { repositoryPlan } from "./repository-plan.ts";
import { reviewed, shop } from "./test/reviewed.ts";

/** A repository of these files. */
const repository = (files: Readonly<Record<string, string>>) => ({
  names: Object.keys(files),
  text: (name: string) => files[name],
  has: (path: string) => Object.hasOwn(files, path),
});

const plan = (files: Readonly<Record<string, string>>, declaration: Parameters<typeof reviewed>[0] = shop) =>
  repositoryPlan(reviewed(declaration), repository(files));

const procfile = "web: puma\nworker: work\n";

test("files written into an empty repository have no findings", () => {
  const written = Object.fromEntries(plan({}).written.map(({ name, text }) => [name, text ?? ""]));
  const again = plan({ ...written, Procfile: procfile });
  expect(again.written.map(({ name, findings }) => [name, findings])).toEqual([
    ["app.json", []],
    [".env.example", []],
  ]);
  expect(again.checked).toEqual([]);
});

test("a service without review apps still gets an env file", () => {
  const { reviewApps: _, ...without } = shop;
  expect(plan({}, without).written.map(({ name }) => name)).toEqual([".env.example"]);
});

test("tests stay in the slug when app.json tells Heroku CI to run them", () => {
  const manifest = JSON.stringify({ environments: { test: { scripts: { test: "rake" } } } });
  const advice = ".slugignore: expected spec to be left out of the slug, got no file";
  expect(plan({ Procfile: procfile, spec: "" }).checked.map(lineOf)).toEqual([advice]);
  expect(plan({ Procfile: procfile, spec: "", "app.json": manifest }).checked).toEqual([]);
  expect(plan({ Procfile: procfile, spec: "", "app.json": "{" }).checked.map(lineOf)).toEqual([advice]);
});

test("advises against Eco dynos for three process types", () => {
  const three = { ...shop, processes: ["web", "worker", "clock"] as const };
  expect(plan({ Procfile: `${procfile}clock: tick\n` }, three).checked.map(lineOf)).toEqual([
    "index.ts: services.shop.reviewApps.size: expected Basic or larger for 3 process types, got Eco, of which an app runs two dynos at once",
  ]);
});
