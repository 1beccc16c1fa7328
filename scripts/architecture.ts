// Draws the rooms of the program, and what imports what, into CONTRIBUTING.md: `node scripts/architecture.ts`. A test says when the
// picture is out of date.
import { readFileSync, writeFileSync } from "node:fs";
import { type Import, importGraph, root } from "./import-graph.ts";
import { isTest, roomOf, rooms } from "./rooms.ts";

/** One import between two rooms, tests left out. */
export interface Crossing extends Import {
  readonly from: string;
  readonly to: string;
}

/** Every import from one room to another. */
export const crossings = (graph: readonly Import[]): Crossing[] =>
  graph.flatMap((each) => {
    if (each.isPackage || isTest(each.file)) return [];
    const [from, to] = [roomOf(each.file), roomOf(each.of)];
    return from === undefined || to === undefined || from === to ? [] : [{ ...each, from, to }];
  });

/** The picture, as Mermaid: an arrow leads from a room to one that it imports from, unless a way over others leads there too. */
export function picture(graph: readonly Import[]): string {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of crossings(graph)) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  const reaches = (from: string, to: string): boolean =>
    [...(edges.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const drawn = [...edges].flatMap(([from, all]) =>
    [...all]
      .filter((to) => ![...all].some((over) => over !== to && reaches(over, to)))
      .map((to) => `  ${idOf(from)} --> ${idOf(to)}`),
  );
  const boxes = Object.entries(rooms).map(([room, { holds }]) => `  ${idOf(room)}["<b>${room}</b><br>${holds}"]`);
  return ["```mermaid", "flowchart LR", ...boxes, ...drawn.sort(), "```"].join("\n");
}

const idOf = (room: string): string => room.replaceAll(/\W/g, "_");

const marks = ["<!-- rooms: written by scripts/architecture.ts -->", "<!-- end of rooms -->"] as const;

/** `CONTRIBUTING.md` with the picture of today. */
export function withPicture(page: string, graph: readonly Import[]): string {
  const [before, rest = ""] = page.split(marks[0]);
  const after = rest.split(marks[1])[1];
  if (after === undefined) throw new Error(`CONTRIBUTING.md: expected the lines ${marks.join(" and ")}, got none`);
  return `${before}${marks[0]}\n${picture(graph)}\n${marks[1]}${after}`;
}

if (import.meta.main) {
  const file = `${root}CONTRIBUTING.md`;
  writeFileSync(file, withPicture(readFileSync(file, "utf8"), importGraph()));
}
