import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { crossings, withPicture } from "./architecture.ts";
import { importGraph, importsOf, root, sourceFiles } from "./import-graph.ts";
import { isTest, roomOf, rooms } from "./rooms.ts";

const files = sourceFiles();
const graph = importGraph(files);
const between = crossings(graph);

test("every file is of a room, or only tests and people run it", () => {
  expect(files.filter((file) => roomOf(file) === undefined && !isTest(file))).toEqual([]);
});

test("nothing that people run imports what only tests run", () => {
  expect(graph.filter(({ file, of, isPackage }) => !isPackage && !isTest(file) && isTest(of))).toEqual([]);
});

describe.each(Object.entries(rooms))("%s", (room, { from, packages }) => {
  const mine = between.filter((each) => each.from === room);

  test("imports from no room that its list does not name", () => {
    const isListed = (to: string, isTypeOnly: boolean) =>
      from.includes(to) || (isTypeOnly && from.includes(`types of ${to}`));
    expect(mine.filter(({ to, isTypeOnly }) => !isListed(to, isTypeOnly))).toEqual([]);
  });

  test("has only such rooms on its list as it imports from, and only as far as it needs them", () => {
    const used = new Set(mine.map(({ to }) => to));
    const values = new Set(mine.filter(({ isTypeOnly }) => !isTypeOnly).map(({ to }) => to));
    expect([...from].sort()).toEqual([...used].map((to) => (values.has(to) ? to : `types of ${to}`)).sort());
  });

  test("imports from the packages of its list, and from all of them", () => {
    const used = graph.filter(({ file, isPackage }) => isPackage && !isTest(file) && roomOf(file) === room);
    expect([...new Set(used.map(({ of }) => of))].sort()).toEqual([...packages].sort());
  });
});

test("no room imports from one that imports from it, over whatever rooms", () => {
  const edges = new Map(between.map(({ from, to }) => [`${from} ${to}`, [from, to] as const]));
  expect(circular([...edges.values()])).toEqual([]);
});

test("no file imports one that imports it, over whatever files, not even a type", () => {
  expect(circular(graph.flatMap(({ file, of, isPackage }) => (isPackage ? [] : [[file, of] as const])))).toEqual([]);
});

test("a circle is found over several, and what only leads to it is none of it", () => {
  expect(
    circular([
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
      ["c", "d"],
    ]),
  ).toEqual(["b → c", "c → b"]);
});

test("the picture in CONTRIBUTING.md is that of today: node scripts/architecture.ts", () => {
  const page = readFileSync(`${root}CONTRIBUTING.md`, "utf8");
  expect(withPicture(page, graph)).toBe(page);
});

describe("the reading of imports", () => {
  const of = (text: string) => importsOf("review/a.ts", text).map(({ of, isTypeOnly }) => [of, isTypeOnly]);

  test.each<[text: string, imports: [of: string, isTypeOnly: boolean][]]>([
    ['import { a } from "../kinds/kinds.ts";', [["kinds/kinds.ts", false]]],
    ['import type { a } from "../kinds/kinds.ts";', [["kinds/kinds.ts", true]]],
    ['import { type a, type b } from "../kinds/kinds.ts";', [["kinds/kinds.ts", true]]],
    ['import { type a, b } from "../kinds/kinds.ts";', [["kinds/kinds.ts", false]]],
    ['export { a } from "./b.ts";', [["review/b.ts", false]]],
    ['const { a } = await import("../cli/main.ts");', [["cli/main.ts", false]]],
    ['import "@pulumi/heroku";', [["sdks/heroku/index.ts", false]]],
    ['import pb from "@pulumi/pulumi/proto/engine_pb.js";', [["@pulumi/pulumi", false]]],
    ['import { join } from "node:path"; // import "./no.ts"', []],
  ])("%s", (text, imports) => {
    expect(of(text)).toEqual(imports);
  });
});

/** Edges from which a way leads back to where they begin. */
function circular(edges: readonly (readonly [from: string, to: string])[]): string[] {
  const next = Map.groupBy(edges, ([from]) => from);
  const leadsTo = (end: string, from: string, seen = new Set<string>()): boolean => {
    if (from === end) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return (next.get(from) ?? []).some(([, to]) => leadsTo(end, to, seen));
  };
  return edges.flatMap(([from, to]) => (leadsTo(from, to) ? [`${from} → ${to}`] : []));
}
