import { shown, shownKind } from "../../settings/finding.ts";
import { type AppJson, isPlan } from "./document-schema.ts";
import { type JsonNode, plainOf } from "./json-lines.ts";
import type { LineFinding } from "./line-finding.ts";

const file = "app.json";

/**
 * Where an `app.json` differs from the document that would be written in its place. Descriptions of config vars do not count, nor
 * the order of add-ons.
 */
export const differences = (wanted: AppJson, found: JsonNode): LineFinding[] => compared(wanted, found, []);

type Path = readonly string[];

function compared(wanted: unknown, found: JsonNode, path: Path): LineFinding[] {
  if (isObject(wanted) && found.kind === "object") return comparedObjects(wanted, found, path);
  if (Array.isArray(wanted) && found.kind === "array") {
    return path.at(-1) === "addons" ? comparedAddons(wanted, found, path) : comparedItems(wanted, found, path);
  }
  if (isObject(wanted) && found.kind === "scalar" && isVariable(path)) {
    // An entry that is a text is short for one with that value.
    return compared(wanted.value, found, [...path, "value"]);
  }
  return wanted === (found.kind === "scalar" ? found.value : undefined) ? [] : [different(wanted, found, path)];
}

function comparedObjects(
  wanted: Readonly<Record<string, unknown>>,
  found: Extract<JsonNode, { kind: "object" }>,
  path: Path,
): LineFinding[] {
  const missing = Object.entries(wanted)
    .filter(([key, value]) => !found.entries.has(key) && !goesWithoutSaying(path, key, value))
    .map(([key, value]) => absent(value, found.line, [...path, key]));
  const present = [...found.entries].flatMap(([key, { line, node }]) => {
    if (isVariable(path) && key === "description") return [];
    const value = own(wanted, key);
    if (value === undefined && isEmpty(plainOf(node))) return [];
    return value === undefined ? [unwanted(node, line, [...path, key])] : compared(value, node, [...path, key]);
  });
  return [...missing, ...present];
}

/** What is empty, and `required`, which Heroku takes to be true. Source: devcenter.heroku.com/articles/app-json-schema. */
function goesWithoutSaying(path: Path, key: string, value: unknown): boolean {
  if (isVariable(path)) return key === "description" || (key === "required" && value === true);
  return isEmpty(value);
}

const isEmpty = (value: unknown): boolean =>
  Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every(isEmpty);

function comparedItems(
  wanted: readonly unknown[],
  found: Extract<JsonNode, { kind: "array" }>,
  path: Path,
): LineFinding[] {
  const at = (index: number) => [...path, String(index)];
  return [
    ...found.items.flatMap((node, index) =>
      index < wanted.length ? compared(wanted[index], node, at(index)) : [unwanted(node, node.line, at(index))],
    ),
    ...wanted
      .slice(found.items.length)
      .map((value, index) => absent(value, found.line, at(found.items.length + index))),
  ];
}

/** By plan and not by place. */
function comparedAddons(
  wanted: readonly unknown[],
  found: Extract<JsonNode, { kind: "array" }>,
  path: Path,
): LineFinding[] {
  const left = [...wanted];
  const take = (matches: (addon: unknown) => boolean) => {
    const at = left.findIndex(matches);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  // Others do not fit the schema, which is told elsewhere.
  const items = found.items
    .map((node) => ({ node, plain: plainOf(node) }))
    .filter(({ plain }) => isPlan(planOf(plain)));
  const others = items.filter(({ plain }) => take((addon) => sameAddon(addon, plain)) === undefined);
  const findings = others.map(({ node, plain }) => {
    const own = take((addon) => slugOf(addon) === slugOf(plain));
    const place = [...path, slugOf(plain)];
    return own === undefined ? unwanted(node, node.line, place) : different(own, node, place);
  });
  return [...findings, ...left.map((addon) => absent(addon, found.line, [...path, slugOf(addon)]))];
}

const sameAddon = (one: unknown, other: unknown): boolean =>
  JSON.stringify(whole(one)) === JSON.stringify(whole(other));

/** An add-on in its longest form, its keys in one order. */
function whole(addon: unknown): unknown {
  if (!isObject(addon)) return [addon, undefined, []];
  const options = Object.entries(isObject(addon.options) ? addon.options : {});
  return [addon.plan, addon.as, options.toSorted(([a], [b]) => (a < b ? -1 : 1))];
}

const planOf = (addon: unknown): unknown => (isObject(addon) ? addon.plan : addon);

const slugOf = (addon: unknown): string => String(planOf(addon)).split(":")[0] ?? "";

const different = (wanted: unknown, found: JsonNode, path: Path): LineFinding => ({
  ...placed(found.line, path),
  expected: wanted === undefined ? "nothing" : wantedText(wanted, path),
  got: foundText(found, path),
  ...remedy(wanted, path),
});

const absent = (wanted: unknown, line: number, path: Path): LineFinding => ({
  ...placed(line, path),
  expected: wantedText(wanted, path),
  got: "nothing",
});

const unwanted = (found: JsonNode, line: number, path: Path): LineFinding => ({
  ...placed(line, path),
  expected: "nothing",
  got: foundText(found, path),
  ...remedy(undefined, path),
});

const placed = (line: number, path: Path) => ({ file, line, path: path.join("."), level: "different" as const });

function remedy(wanted: unknown, path: Path): Pick<LineFinding, "remedy"> {
  if (wanted !== undefined) return {};
  if (isVariable(path.slice(0, -1)) && path.at(-1) === "value") {
    return {
      remedy: "its value comes from elsewhere; if a real secret stood here, change it: the repository's history has it",
    };
  }
  return {
    remedy:
      own(wordFor, isVariable(path) ? "env" : path.slice(-2).join(".")) ?? own(wordFor, path[0] ?? "") ?? "remove it",
  };
}

const wordFor: Readonly<Record<string, string>> = {
  env: "declare it in config in index.ts, or remove it",
  formation: "declare it in processes in index.ts, or remove it",
  addons: "declare it in addons in index.ts, or remove it",
  buildpacks: "declare it in buildpacks in index.ts, or remove it",
  stack: "declare it as stack in index.ts, or remove it",
  scripts: "declare it as postdeploy of reviewApps in index.ts, or remove it",
  "scripts.postdeploy": "declare it as postdeploy of reviewApps in index.ts, or remove it",
};

/** Whether a path is that of a config var. */
const isVariable = (path: Path): boolean => path.at(-2) === "env" && (path.length === 2 || path[0] === "environments");

/** Keys whose values are never secret; of all others only the kind is shown. */
const openKeys = ["stack", "size", "quantity", "repository", "plan"];

/** Of a config var only whether it is required: somebody may have written its value in the wrong place. */
function isOpen(path: Path, value: unknown): boolean {
  const key = path.at(-1) ?? "";
  if (path.some((_, at) => isVariable(path.slice(0, at + 1)))) return key === "required" && typeof value === "boolean";
  return openKeys.includes(key) || path.at(-2) === "addons";
}

function wantedText(value: unknown, path: Path): string {
  if (isVariable(path)) return "an entry for this config var";
  if (path.at(-1) === "value") return "the value that index.ts says";
  if (!isObject(value)) return shown(value);
  return path.at(-2) === "addons" || path[0] === "formation" ? spelled(value) : shown(value);
}

function foundText(node: JsonNode, path: Path): string {
  const value = plainOf(node);
  const open = isOpen(path, value) && !/@/.test(JSON.stringify(value));
  if (open && isObject(value) && path.at(-2) === "addons")
    return spelled({ plan: value.plan, options: namesOf(value.options) });
  return open ? shown(value) : shownKind(value);
}

/** Names of options without their values. */
const namesOf = (options: unknown): unknown => (isObject(options) ? Object.keys(options) : undefined);

const spelled = (value: unknown): string => JSON.stringify(value).slice(0, 120);

/** A record's own entry: a key of a file may be called `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
