import { expect, test } from "vitest";
import { daily, fixed, reviewApps, service } from "../../settings/declare.ts";
import { postgres } from "../../settings/vendors.ts";
import { lineOf } from "../line-finding.ts";
import { reviewed } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";

const small = service({
  name: "shop",
  processes: ["web"],
  addons: { postgres: postgres({ backup: daily("02:00", "America/New_York") }) },
  config: { A: fixed("1") },
  buildpacks: ["heroku/ruby"],
  reviewApps: reviewApps("example-library/shop", { postdeploy: "bin/seed" }),
});

const planOf = (text: string) => appJsonFile(reviewed(small), text);
const whole: Readonly<Record<string, unknown>> = JSON.parse(appJsonFile(reviewed(small), undefined)?.text ?? "");
const withChanges = (changes: Readonly<Record<string, unknown>>) => JSON.stringify({ ...whole, ...changes }, null, 2);
const found = (text: string) => planOf(text)?.findings.map((finding) => `${finding.level}: ${lineOf(finding)}`);

const review = { addons: ["heroku-postgresql:essential-0"] };
const tests = { addons: ["heroku-postgresql:essential-0"] };

test.each<[what: string, changes: Readonly<Record<string, unknown>>]>([
  [
    "test-setup of Heroku CI",
    { environments: { review, test: { ...tests, scripts: { "test-setup": "bin/setup", test: "rake" } } } },
  ],
  [
    "any key of the whole in an environment",
    {
      environments: {
        review: { ...review, scripts: { postdeploy: "bin/seed", "pr-predestroy": "x" } },
        test: { ...tests, stack: "heroku-24" },
      },
    },
  ],
  [
    "postdeploy of the environment, as declared",
    { environments: { review: { ...review, scripts: { postdeploy: "bin/seed" } }, test: tests } },
  ],
  [
    "config vars of the environment, as declared",
    { environments: { review: { ...review, env: { A: "1" } }, test: tests } },
  ],
  ["required, which is the default", { env: { A: { value: "1", required: true } } }],
  ["required false beside a value, which changes nothing", { env: { A: { value: "1", required: false } } }],
  [
    "an optional config var without a value, which sets nothing",
    { env: { A: "1", OPTIONAL: { description: "Not needed.", required: false } } },
  ],
  ["an optional config var in small letters", { env: { A: "1", optional_level: { required: false } } }],
  ["a script as an object with a size", { scripts: { postdeploy: { command: "bin/seed", size: "Basic" } } }],
  ["a size in capitals", { formation: { web: { quantity: 1, size: "Eco" } } }],
  ["the repository with .git", { repository: "https://github.com/Example-Library/shop.git" }],
  ["the repository by SSH", { repository: "git@github.com:example-library/shop.git" }],
  ["a name of 30 characters that begins with a digit", { name: "2 shops" }],
  ["a value that is a string", { env: { A: "1" } }],
  ["the plan that review apps get where none is said", { addons: ["heroku-postgresql"] }],
  ["no name and no repository, which review apps do without", { name: undefined, repository: undefined }],
  ["an empty list of buildpacks in tests", { environments: { review, test: { ...tests, buildpacks: [] } } }],
])("no finding for %s, and the text is not changed", (_, changes) => {
  const text = withChanges(changes);
  expect(found(text)).toEqual([]);
  expect(planOf(text)?.text).toBe(text);
});

test.each(["heroku-postgresql:essential-0 --version=17", "heroku-postgresql --version=17"])(
  "no finding for options beside the plan in one text: %s",
  (plan) => {
    const backup = daily("02:00", "America/New_York");
    const service = reviewed({ ...small, addons: { postgres: postgres({ backup, version: "17" }) } });
    const text = JSON.stringify({
      ...whole,
      addons: [plan],
      environments: { review: { addons: [plan] }, test: tests },
    });
    expect(appJsonFile(service, text)).toEqual({ text, findings: [] });
  },
);

test.each<[changes: Readonly<Record<string, unknown>>, path: string]>([
  [{ environments: { review: { ...review, env: {} }, test: tests } }, "environments.review.env"],
  [{ environments: { review: { ...review, buildpacks: [] }, test: tests } }, "environments.review.buildpacks"],
  [{ environments: { review: { ...review, formation: {} }, test: tests } }, "environments.review.formation"],
  [{ formation: { web: { quantity: 1, size: "eco" }, clock: {} } }, "formation.clock"],
])("an empty value that overrides a declared one is a finding: %j", (changes, path) => {
  const text = withChanges(changes);
  expect(planOf(text)?.findings.map((finding) => [finding.path, finding.level])).toEqual([[path, "different"]]);
  expect(found(planOf(text)?.text ?? "")).toEqual([]);
});

test.each<[changes: Readonly<Record<string, unknown>>, line: string]>([
  [
    { env: { A: { value: "1", required: "true" } } },
    "env.A.required: expected true or false, got a string of 4 characters",
  ],
  [{ env: { A: { value: 1 } } }, "env.A.value: expected a string, got a number"],
  [
    { env: { A: true } },
    "env.A: expected a string, or an object with description, value, required or generator, got a boolean",
  ],
  [{ addons: [{ plan: "heroku-postgresql:essential-0", as: 5 }] }, "addons.0.as: expected a string, got a number"],
  [{ scripts: { postdeploy: { size: "Eco" } } }, "scripts.postdeploy.command: expected a command, got nothing"],
])("names the wrong part of a value that may have several forms: %j", (changes, line) => {
  const places = found(withChanges(changes))?.map((each) => each.replace(/^different: app\.json:\d+: /, ""));
  expect(places).toContain(line);
});

test("an unknown key is advice and is kept", () => {
  const text = withChanges({ version: 3, formations: {}, env: { A: { value: "1", default: "2" } } });
  expect(found(text)?.map((line) => line.replace(/ expected .*, got/, " … got"))).toEqual([
    "advice: app.json:7: env.A.default: … got an unknown key: remove it",
    "advice: app.json:39: version: … got an unknown key: remove it",
    "advice: app.json:40: formations: … got an unknown key: did you mean formation",
  ]);
  const changed = planOf(text.replace('"eco"', '"basic"'))?.text ?? "";
  expect(JSON.parse(changed)).toMatchObject(JSON.parse(text));
  expect(changed).not.toContain("basic");
});

test("keeps what the declaration does not cover, even when Heroku reads it differently", () => {
  const theirs = {
    website: "shop.example.org",
    keywords: "shop",
    environments: { production: { env: {} }, review, test: tests },
  };
  const text = withChanges({ ...theirs, env: {} });
  expect(found(text)?.filter((line) => !/: env: /.test(line))).toHaveLength(3);
  expect(JSON.parse(planOf(text)?.text ?? "")).toMatchObject(theirs);
});

test("removes overrides of declared keys, with the words to declare each part", () => {
  const env = { DEBUG: { value: "marker" }, API_TOKEN: "marker" };
  const text = withChanges({
    environments: { review: { ...review, env, scripts: { postdeploy: "marker", "pr-predestroy": "y" } }, test: tests },
  });
  expect(found(text)?.map((line) => line.replace(/\d+/, "N"))).toEqual([
    "different: app.json:N: environments.review.env: expected nothing, got an object: remove it: review apps use the top-level env",
    'different: app.json:N: environments.review.env.DEBUG: expected nothing, got an object: add DEBUG: fixed("…") to config of shop in index.ts, or remove it',
    "different: app.json:N: environments.review.env.API_TOKEN: expected nothing, got a string of 6 characters: add API_TOKEN: secret() to config of shop in index.ts, or remove it",
    'different: app.json:N: environments.review.scripts.postdeploy: expected "bin/seed", got a string of 6 characters: to keep it, write postdeploy: "…" in reviewApps of shop in index.ts',
  ]);
  expect(JSON.parse(planOf(text)?.text ?? "").environments.review).toEqual({
    ...review,
    scripts: { postdeploy: "bin/seed", "pr-predestroy": "y" },
  });
});

test("a repeated key is a finding, and the rest is checked", () => {
  const text = withChanges({}).replace(
    '"name": "shop",',
    '"name": "shop",\n  "stack": "heroku-22", "stack": "heroku-24",',
  );
  expect(found(text)).toEqual([
    "different: app.json:3: stack: expected each key once, got it again: remove all but the last one, which Heroku uses",
    'different: app.json:3: stack: expected nothing, got "heroku-24": add stack: "heroku-24" to shop in index.ts, or remove it',
  ]);
  expect(planOf(planOf(text)?.text ?? "")?.findings).toEqual([]);
});

test("a second write changes nothing, and the order of keys is kept", () => {
  const first =
    planOf(
      '{\n\t"environments": {\n\t\t"test": { "scripts": { "test": "x" } },\n\t\t"production": {}\n\t},\n\t"name": "shop"\n}\n',
    )?.text ?? "";
  expect(Object.keys(JSON.parse(first)).slice(0, 2)).toEqual(["environments", "name"]);
  expect(Object.keys(JSON.parse(first).environments)).toEqual(["test", "production", "review"]);
  expect(first).toContain('\n\t"environments"');
  expect(planOf(first)).toEqual({ text: first, findings: [] });
});
