import fc from "fast-check";
import { expect, test } from "vitest";
import { lineOf } from "../line-finding.ts";
import { reviewed, shop } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";

const service = reviewed(shop);
const planOf = (text: string) => appJsonFile(service, text);
const whole = planOf("{}")?.text ?? "";

test.each([
  ["", "app.json:1: expected a value, got the end of the file"],
  ["[]", "app.json:1: expected an object, got a list"],
  ['\n"marker"', "app.json:2: expected an object, got a string of 6 characters"],
  ['{\n  "name": "shop",\n}', 'app.json:3: expected another key in double quotes after the comma, got "}"'],
  ['{\n  "env": {"A": marker}\n}', "app.json:2: expected a value, got something that is not JSON"],
])("%j is unreadable and is not overwritten", (text, line) => {
  const plan = planOf(text);
  expect(plan?.findings.map((finding) => [finding.level, lineOf(finding)])).toEqual([["unreadable", line]]);
  expect(plan?.text).toBeUndefined();
});

test("a byte order mark is reported and not written again", () => {
  const plan = planOf(`\u{feff}${whole}`);
  expect(plan?.findings.map(lineOf)).toEqual([
    "app.json:1: expected JSON from the first byte, got a byte order mark: save it as UTF-8 without one",
  ]);
  expect(plan?.text).toBe(whole);
});

test.each([
  [
    '"keyword": ["shop"]',
    "keyword: expected name, description, keywords, website, repository, logo, success_url, stack, image, env, formation, addons, buildpacks, scripts, environments, got an unknown key: did you mean keywords",
  ],
  [
    '"website": "shop.example.org"',
    "website: expected an address such as https://example.org, got a string of 16 characters",
  ],
  [
    '"scripts": { "predestroy": "x", "postdeploy": "bin/seed" }',
    "scripts.predestroy: expected postdeploy, pr-predestroy, got an unknown key: did you mean pr-predestroy",
  ],
  [
    '"environments": { "tests": {} }',
    "environments.tests: expected review, test, production, got an unknown key: did you mean test",
  ],
])("reports and keeps a wrong entry of the team's own: %s", (entry, line) => {
  const plan = planOf(`{
${entry}
}`);
  expect(plan?.findings.map(lineOf)[0]).toBe(`app.json:2: ${line}`);
  expect(JSON.parse(plan?.text ?? "")).toMatchObject(JSON.parse(`{${entry}}`));
  expect(planOf(plan?.text ?? "")?.findings.map(lineOf)).toEqual([expect.stringMatching(/^app\.json:\d: /)]);
});

test("reports a secret next to another mistake on its line", () => {
  const plan = planOf('{ "env": { "host": {}, "SMTP_PASSWORD": "marker", "THEIRS": { "value": "marker" } } }');
  const paths = plan?.findings.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["env.host", "env.SMTP_PASSWORD.value", "env.THEIRS"]));
});

test.each([
  ["required", "true or false, got a string of 6 characters"],
  ["generator", '"secret", got a string of 6 characters'],
  ["size", "description, value, required, generator, got an unknown key"],
  ["constructor", "description, value, required, generator, got an unknown key"],
])("does not show a secret in %s of a config var", (key, told) => {
  const plan = planOf(`{ "env": {\n"SMTP_PASSWORD": {\n"description": 1,\n"${key}": "marker"\n} } }`);
  const lines = plan?.findings.map(lineOf) ?? [];
  expect(lines.filter((line) => line.startsWith("app.json:4: "))).toEqual([
    expect.stringContaining(`app.json:4: env.SMTP_PASSWORD.${key}: expected ${told}`),
  ]);
  expect(lines.join("\n")).not.toContain("marker");
});

test("does not show a secret in a key of a buildpack", () => {
  const plan = planOf('{ "buildpacks": [{ "url": "heroku/nodejs", "plan": "marker", "size": "marker" }] }');
  expect(plan?.findings.map(lineOf).join("\n")).not.toContain("marker");
});

test("reports once, and corrects, a declared part that does not fit the schema", () => {
  const plan = planOf(
    '{\n"stack": 24,\n"env": { "host": {}, "MODE": { "valeu": "marker" } },\n"formation": { "web": { "size": "huge" } },\n"addons": ["Postgres!", {"as": "DB"}],\n"buildpacks": [{}]\n}',
  );
  const told = plan?.findings.map(lineOf).filter((line) => !/got nothing$/.test(line));
  expect(told).toEqual([
    "app.json:2: stack: expected container, cnb, or a stack such as heroku-24, got a number",
    "app.json:4: formation.web.size: expected a dyno size such as basic or standard-1x, got a string of 4 characters",
    "app.json:5: addons.0: expected an add-on such as heroku-postgresql:essential-0, got a string of 9 characters",
    "app.json:3: env.MODE.valeu: expected description, value, required, generator, got an unknown key: did you mean value",
    "app.json:3: env.host: expected nothing, got an empty object: add host: perEnvironment() to config of shop in index.ts, or remove it",
  ]);
  expect(planOf(plan?.text ?? "")?.findings.map(({ path }) => path)).toEqual(["env.MODE.valeu"]);
});

/** What only a person can put right, as it is not declared. */
const theirs = /^name$|^scripts\.pr-|^environments\.(test|production)|^environments\.review\.(name|scripts\.)/;

test("any app.json is read or refused; a write is stable, and wrong only in the repository's own parts", () => {
  const keys =
    "name env addons formation environments review test scripts buildpacks url plan HOST MODE web value required constructor".split(
      " ",
    );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("A marker", 1, null, true),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, (content) => {
      const plan = planOf(JSON.stringify(content, null, 2));
      expect(plan?.findings.map(lineOf).join("\n")).not.toContain("marker");
      if (plan?.text === undefined) return;
      const again = planOf(plan.text);
      expect(again?.text).toBe(plan.text);
      for (const { level, path = "" } of again?.findings ?? []) if (level !== "advice") expect(path).toMatch(theirs);
    }),
    { numRuns: 300 },
  );
});
