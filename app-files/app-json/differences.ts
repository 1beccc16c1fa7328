import {
  commandOf,
  isEmpty,
  isObject,
  type Json,
  own,
  planOf,
  sameAddon,
  sameRepository,
  sameSize,
  slugOf,
} from "../same-meaning.ts";
import { isPlan } from "./document-schema.ts";
import { type JsonArray, type JsonNode, type JsonObject, plainOf } from "./json-lines.ts";
import { pairedAddons } from "./paired-addons.ts";

/** Where in a document; add-ons by their service. */
export type Path = readonly string[];

/** A place at which an `app.json` is not what would be written. */
export interface Difference {
  readonly path: Path;
  readonly line: number;
  /** What would be written; undefined where nothing would. */
  readonly wanted: unknown;
  /** What stands there; undefined where nothing does. */
  readonly found: JsonNode | undefined;
}

/**
 * Where an `app.json` differs from the document that would be written in its place. Descriptions of config vars do not count, nor
 * the order of add-ons, nor another spelling of the same.
 */
export const differences = ({ wanted, found }: { readonly wanted: Json; readonly found: JsonNode }): Difference[] =>
  compared(wanted, found, []);

function compared(wanted: unknown, found: JsonNode, path: Path): Difference[] {
  if (JSON.stringify(wanted) === JSON.stringify(plainOf(found))) return [];
  if (isObject(wanted) && found.kind === "object") return comparedObjects(wanted, found, path);
  if (Array.isArray(wanted) && found.kind === "array") {
    return path.at(-1) === "addons" ? comparedAddons(wanted, found, path) : comparedItems(wanted, found, path);
  }
  // An entry that is a string is short for one with that value.
  if (isObject(wanted) && isVariable(path)) return compared(wanted.value, found, [...path, "value"]);
  return isSame(wanted, found, path) ? [] : [{ path, line: found.line, wanted, found }];
}

/** Whether they mean the same where they are written alternative: a script may be an object with its command. */
function isSame(wanted: unknown, found: JsonNode, path: Path): boolean {
  const value = plainOf(found);
  if (path.at(-2) === "scripts") return wanted !== undefined && commandOf(value) === wanted;
  if (path.length === 1 && path[0] === "repository") return sameRepository(wanted, value);
  return path.at(-1) === "size" && sameSize(wanted, value);
}

/** What would be written, and is not there. */
const absentAt = (path: Path, { line }: JsonNode, wanted: unknown): Difference => ({
  path,
  line,
  wanted,
  found: undefined,
});

function comparedObjects(wanted: Json, found: JsonObject, path: Path): Difference[] {
  const absent = Object.entries(wanted)
    .filter(([key]) => !found.entries.has(key) && !isImplied(wanted, path, key))
    .map(([key, value]) => absentAt([...path, key], found, value));
  const present = [...found.entries].flatMap(([key, { line, node }]): Difference[] => {
    if (isVariable(path) && hasNoEffect(wanted, key)) return [];
    const value = own(wanted, key);
    if (value !== undefined) return compared(value, node, [...path, key]);
    return isEmpty(plainOf(node)) && mayBeEmpty([...path, key])
      ? []
      : [{ path: [...path, key], line, wanted: undefined, found: node }];
  });
  return [...absent, ...present];
}

/**
 * Whether nothing is said by what is empty there. An entry without anything is a config var that must be there, or a process type,
 * and in an environment it stands in the place of what the whole has.
 */
const mayBeEmpty = (path: Path): boolean =>
  !isVariable(path) && path.at(-2) !== "formation" && !(path.length === 3 && path[0] === "environments");

/**
 * What is empty, `required`, which Heroku takes to be true, and two keys that review apps do without. Source: devcenter.heroku.com/
 * articles/app-json-schema.
 */
function isImplied(wanted: Json, path: Path, key: string): boolean {
  if (path.length === 0 && ["name", "repository"].includes(key)) return true;
  if (!isVariable(path)) return isEmpty(wanted[key]);
  return hasNoEffect(wanted, key) || (key === "required" && wanted.required === true);
}

/** A description, and whether a variable is required that has a value. */
const hasNoEffect = (wanted: Json, key: string): boolean =>
  key === "description" || (key === "required" && (wanted.value !== undefined || wanted.generator !== undefined));

function comparedItems(wanted: readonly unknown[], found: JsonArray, path: Path): Difference[] {
  const at = (index: number) => [...path, String(index)];
  return [
    ...found.items.flatMap((node, index): Difference[] =>
      index < wanted.length
        ? compared(wanted[index], node, at(index))
        : [{ path: at(index), line: node.line, wanted: undefined, found: node }],
    ),
    ...wanted.slice(found.items.length).map((value, index) => absentAt(at(found.items.length + index), found, value)),
  ];
}

/** By vendor and attachment name, and not by place. */
function comparedAddons(wanted: readonly unknown[], found: JsonArray, path: Path): Difference[] {
  // What is no plan does not fit the schema, which is a finding of its own.
  const nodes = found.items.filter((node) => isPlan(planOf(plainOf(node))));
  const { pairs, left } = pairedAddons(wanted, nodes.map(plainOf));
  const different = pairs.flatMap(({ theirs, ours }, index): Difference[] => {
    const node = nodes[index];
    if (node === undefined || (ours !== undefined && sameAddon(ours, theirs))) return [];
    return [{ path: [...path, slugOf(theirs)], line: node.line, wanted: ours, found: node }];
  });
  return [...different, ...left.map((addon) => absentAt([...path, slugOf(addon)], found, addon))];
}

/** Whether a path is that of a config var. */
export const isVariable = (path: Path): boolean =>
  path.at(-2) === "env" && (path.length === 2 || path[0] === "environments");
