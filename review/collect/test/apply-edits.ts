import { parse, stringify } from "yaml";
import type { EstateDeclaration } from "../../../settings/declare.ts";

type Fields = Record<string, unknown>;

/** What a team has written. */
export interface Files {
  readonly declaration: EstateDeclaration;
  /** Stack files without their secrets, by environment. */
  readonly texts: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The files once somebody has done what "To accept" says, line by line, and nothing else. A line that is not understood is an error. */
export function afterEdits(files: Files, lines: string): Files {
  const copy = structuredClone(files);
  for (const line of lines.split("\n")) edit(copy, line);
  return copy;
}

/** What each kind of line asks for, with the parts of the line. */
const edits: readonly (readonly [RegExp, (files: Files, ...parts: string[]) => void])[] = [
  [
    /^index\.ts: (\w+): ([^:]+): onlyIn\("(\w+)", (.+), "<the reason>"\)$/,
    (files, name, path = "", environment = "", word = "") => replace(serviceIn(files, name), path, environment, word),
  ],
  [
    /^index\.ts: (\w+): reviewApps: take (\S+) out of (plans|config)$/,
    (files, name, key = "", kind = "") => remove(serviceIn(files, name), ["reviewApps", kind, key]),
  ],
  [
    /^index\.ts: (\w+): take (\S+) out of (notices|access)$/,
    (files, name, word = "", list = "") => withoutEntry(serviceIn(files, name), list, word),
  ],
  [/^index\.ts: (\w+): take (\S+) out$/, (files, name, path = "") => remove(serviceIn(files, name), path.split("."))],
  [
    /^Pulumi\.(\w+)\.yaml: (\S+): take it out$/,
    (files, environment = "", path = "") => withoutKnob(files, environment, path),
  ],
  [
    /^pulumi config rm (\S+) --stack (\w+)$/,
    ({ secrets }, key = "", environment = "") => remove(Object(secrets[environment]), [key]),
  ],
];

function edit(files: Files, line: string): void {
  const [pattern, act] = edits.find(([each]) => each.test(line)) ?? [];
  if (pattern === undefined || act === undefined) throw new Error(`not understood: ${line}`);
  act(files, ...(pattern.exec(line) ?? []).slice(1));
}

function serviceIn({ declaration }: Files, name: string | undefined): object {
  const found = declaration.services.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no service ${name}`);
  return found;
}

/** Of a list, the entry that the word names. */
function replace(service: object, path: string, environment: string, word: string): void {
  const place = path.split(".");
  const value = at(service, place);
  const only = (thing: unknown) => ({ kind: "onlyIn", environment, thing, reason: "accepted" });
  if (Array.isArray(value)) {
    const index = indexOf(value, word);
    value[index] = only(value[index]);
    return;
  }
  if (value === undefined) throw new Error(`nothing at ${path}`);
  const last = place.pop() ?? "";
  Reflect.set(Object(at(service, place)), last, only(value));
}

function withoutEntry(service: object, list: string, word: string): void {
  const value = at(service, [list]);
  if (Array.isArray(value)) value.splice(indexOf(value, word), 1);
}

function indexOf(list: readonly unknown[], word: string): number {
  const address = /"([^"]+)"/.exec(word)?.[1];
  const index = list.findIndex((each) => address !== undefined && JSON.stringify(each).includes(address));
  if (index < 0) throw new Error(`no entry ${word}`);
  return index;
}

const at = (from: object, place: readonly string[]): unknown =>
  place.reduce<unknown>((value, key) => Object(value)[key], from);

function remove(from: object, place: readonly string[]): void {
  if (at(from, place) === undefined) throw new Error(`nothing at ${place.join(".")}`);
  Reflect.deleteProperty(Object(at(from, place.slice(0, -1))), place.at(-1) ?? "");
}

function withoutKnob({ texts }: Files, environment: string, path: string): void {
  const file: Fields = parse(texts[environment] ?? "");
  const [, , ...place] = path.split(/[.:]/);
  remove(Object(at(file, ["config", "estate:services"])), place);
  Reflect.set(texts, environment, stringify(file));
}
