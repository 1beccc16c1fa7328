import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewApps, type ServiceDeclaration, service } from "../../settings/declare.ts";
import { isObject, slugOf } from "../same-meaning.ts";
import { reviewed, shop } from "../test/reviewed.ts";
import { appJsonFile } from "./app-json-file.ts";

const bare = service({ name: "shop", processes: ["web"], reviewApps: reviewApps("example-library/shop") });

/** Places of a document that another one does not have, add-ons by their service. */
function lost(before: unknown, after: unknown, path: readonly string[] = []): string[] {
  if (isObject(before) && isObject(after)) {
    return Object.entries(before).flatMap(([key, value]) =>
      Object.hasOwn(after, key) ? lost(value, after[key], [...path, key]) : [[...path, key].join(".")],
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && path.at(-1) === "addons") {
    const slugs = after.map(slugOf);
    return before.filter((addon) => !slugs.includes(slugOf(addon))).map((addon) => [...path, slugOf(addon)].join("."));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [path.join(".")];
}

const values = ["x", "heroku/ruby", "eco", "heroku-24", "bin/seed", "papertrail:choklad", "heroku-postgresql", "", 1];
const keys =
  "name env addons formation environments review test scripts buildpacks url plan HOST MODE EXTRA web clock value required generator description postdeploy pr-predestroy stack size quantity as options foo".split(
    " ",
  );
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>(...values, null, true, {}, []),
    fc.array(tie("tree"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 6 }),
  ),
}));
const environments = fc.record({ review: tree, test: tree, production: tree }, { requiredKeys: [] });
const document = fc.record(
  { name: tree, env: tree, formation: tree, addons: tree, buildpacks: tree, stack: tree, scripts: tree, environments },
  { requiredKeys: [] },
);

test.each<[what: string, declaration: ServiceDeclaration]>([
  ["everything", shop],
  ["nothing", bare],
])("names what a write to any app.json removes or changes, when %s is declared", (_, declaration) => {
  fc.assert(
    fc.property(document, (content) => {
      const text = JSON.stringify(content);
      const plan = appJsonFile(reviewed(declaration), text);
      const paths = (plan?.findings ?? []).map(({ path = "" }) => path.replace(/\.\d+(\..*)?$/, ""));
      for (const place of lost(JSON.parse(text), JSON.parse(plan?.text ?? text))) {
        const named = paths.some((path) => `${place}.`.startsWith(`${path}.`) || path.startsWith(`${place}.`));
        expect([place, named]).toEqual([place, true]);
      }
    }),
    { numRuns: 150 },
  );
});
