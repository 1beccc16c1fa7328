import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { LineFinding } from "../../app-files/line-finding.ts";
import { reviewApps, service } from "../../settings/declare.ts";
import { checkLines, type Looked, writtenLines } from "./report.ts";

const different: LineFinding = {
  file: "app.json",
  line: 3,
  path: "stack",
  expected: '"a"',
  got: '"b"',
  level: "different",
};
const advice: LineFinding = { file: ".slugignore", expected: "spec to be left out", got: "no file", level: "advice" };
const broken: LineFinding = { file: "heroku.yml", line: 2, expected: "blanks", got: "a tab", level: "unreadable" };

const shop = service({ name: "shop", processes: ["web"], reviewApps: reviewApps("example-library/shop") });
const { reviewApps: _, ...plain } = shop;

const looked = (
  found: readonly LineFinding[],
  checked: readonly LineFinding[],
  declaration: typeof shop | typeof plain = shop,
  left: readonly LineFinding[] = [],
): Looked => ({
  service: { environment: "staging", settings: { declaration, vars: {} } },
  folder: resolve("..", "shop"),
  plan: { written: [{ name: "app.json", text: "{}", findings: found, left }], checked },
});

test("a check says each finding where it stands, how many there are, and what writes the files", () => {
  expect(checkLines(looked([different], [broken, advice]))).toEqual([
    '../shop/app.json:3: stack: expected "a", got "b"',
    "../shop/heroku.yml:2: expected blanks, got a tab",
    "advice: ../shop/.slugignore: expected spec to be left out, got no file",
    "shop: 1 file that could not be read, 1 difference, 1 piece of advice",
    "npx tandem app-json shop --folder ../shop writes app.json",
  ]);
  expect(checkLines(looked([], [advice, advice]))).toContain("shop: 2 pieces of advice");
  expect(checkLines(looked([], []))).toEqual(["shop: as declared"]);
});

test("only files are named that a write puts right", () => {
  const { plan, ...rest } = looked([different], []);
  const refused = { name: ".env.example" as const, findings: [broken], left: [broken] };
  expect(checkLines({ ...rest, plan: { ...plan, written: [...plan.written, refused] } }).slice(-2)).toEqual([
    "shop: 1 file that could not be read, 1 difference",
    "npx tandem app-json shop --folder ../shop writes app.json",
  ]);
  expect(checkLines(looked([different], [], shop, [{ ...different, line: 4 }])).at(-1)).toBe("shop: 1 difference");
});

test("a write says what it removed, and what only a person can end, with its line now", () => {
  const removed: LineFinding = { ...different, path: "env.EXTRA", isRemoved: true };
  const lines = writtenLines(looked([different, removed], [], shop, [{ ...different, line: 7 }]), new Map());
  expect(lines.slice(0, 3)).toEqual([
    "../shop/app.json: unchanged",
    '  removed app.json:3: env.EXTRA: expected "a", got "b"',
    '  not fixed app.json:7: stack: expected "a", got "b"',
  ]);
});

test("what is written is said with what it was, and what a person must do on GitHub", () => {
  expect(writtenLines(looked([different], []), new Map([["app.json", "written"]]))).toEqual([
    "../shop/app.json: written",
    '  fixed app.json:3: stack: expected "a", got "b"',
    "shop: connect the pipeline to example-library/shop on GitHub once, so that Heroku can create review apps: run heroku pipelines:open shop, then open Settings",
  ]);
  const { plan, ...rest } = looked([], [], plain);
  expect(writtenLines({ ...rest, plan: { ...plan, written: [] } }, new Map())).toEqual([
    'app.json: not written, because shop has no review apps; to have them, declare reviewApps("<owner>/<repository>") in index.ts',
  ]);
});
