import { allOf, shown, shownKind } from "../../settings/finding.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { isObject } from "../same-meaning.ts";
import { type Difference, isVariable, type Path } from "./differences.ts";
import { type JsonNode, plainOf } from "./json-lines.ts";

/** The finding for a difference, without the value of a config var. `remedy` is what to do instead of writing the file. */
export const differenceFinding = (
  { path, line, wanted, found }: Difference,
  remedy: string | undefined,
): LineFinding => ({
  ...findingsIn("app.json").different(
    wanted === undefined ? "nothing" : wantedText(wanted, path),
    found === undefined ? "nothing" : foundText(found, path),
    { line, path, remedy },
  ),
  ...(wanted === undefined && { isRemoved: true }),
});

/** Whether a value may be shown. Of a config var only `required`: its value may be in the wrong place. */
function isOpen(path: Path, value: unknown): boolean {
  const [section = "", , part = ""] = path[0] === "environments" ? path.slice(2) : path;
  if (path.some((_, at) => isVariable(path.slice(0, at + 1)))) {
    return path.at(-1) === "required" && typeof value === "boolean";
  }
  return (
    ["stack", "repository"].includes(section) ||
    (section === "formation" && ["size", "quantity"].includes(part)) ||
    path.at(-2) === "addons"
  );
}

function wantedText(value: unknown, path: Path): string {
  if (isVariable(path)) return "an entry for this config var";
  if (path.at(-1) === "value") return "the value in index.ts";
  if (path[0] === "environments" && path.length < 3 && isObject(value)) return allOf(Object.keys(value));
  if (isObject(value) && !isDeclared(path)) return `an object with ${allOf(Object.keys(value))}`;
  return typeof value === "object" && isDeclared(path) ? spelled(value) : shown(value);
}

/** Whether what stands there says no config var. */
const isDeclared = (path: Path): boolean =>
  path[0] === "formation" || path.slice(-2).some((key) => key === "addons" || key === "buildpacks");

function foundText(node: JsonNode, path: Path): string {
  const value = plainOf(node);
  const open = isOpen(path, value) && !/@/.test(JSON.stringify(value));
  if (open && isObject(value) && path.at(-2) === "addons")
    return spelled({ plan: value.plan, as: value.as, options: namesOf(value.options) });
  if (open && typeof value === "string" && path.at(-2) === "addons") return shown(value.replaceAll(/=\S*/g, ""));
  return open ? shown(value) : shownKind(value);
}

/** Names of options without their values. */
const namesOf = (options: unknown): unknown => (isObject(options) ? Object.keys(options) : undefined);

const spelled = (value: unknown): string => JSON.stringify(value).slice(0, 120);
