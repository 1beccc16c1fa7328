import { expect } from "vitest";
import { parse, stringify } from "yaml";
import type { Edit } from "../../../kinds/edit.ts";
import type { EstateDeclaration } from "../../../settings/declare.ts";

type Fields = Record<string, unknown>;

/** What a team has written. */
export interface Files {
  readonly declaration: EstateDeclaration;
  /** Stack files without their secrets, by environment. */
  readonly texts: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The files after the edits. An edit that cannot be applied is an error. */
export function afterEdits(files: Files, edits: readonly Edit[]): Files {
  const copy = structuredClone(files);
  for (const each of edits) apply(copy, each);
  return copy;
}

function apply(files: Files, edit: Edit): void {
  if (edit.code === "unset") withoutKnob(files, edit.environment, `${edit.service}.${edit.knob}`);
  else if (edit.code === "undeclare") undeclare(files, edit);
  else if (edit.code === "declare") {
    const code = edit.written.map((piece) => (typeof piece === "string" ? piece : "<gap>")).join("");
    const [, environment = "", word = ""] = /^onlyIn\("(\w+)", (.+), "<gap>"\)$/.exec(code) ?? [];
    replace(serviceIn(files, edit.service), edit.path, environment, word);
  } else if (edit.code === "run") {
    const [, , key, , environment] = edit.command.arguments.map(String);
    expect(edit.command.arguments.slice(0, 2)).toEqual(["config", "rm"]);
    remove(Object(files.secrets[environment ?? ""]), [key ?? ""]);
  } else throw new Error(`not understood: ${edit.code}`);
}

function undeclare(files: Files, { service: name, path, from }: Extract<Edit, { code: "undeclare" }>): void {
  const service = serviceIn(files, name);
  if (from !== undefined && Array.isArray(at(service, [from]))) withoutEntry(service, from, path);
  else remove(service, [...(from?.split(".") ?? []), ...path.split(".")]);
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
  const place = path.split(".");
  remove(Object(at(file, ["config", "estate:services"])), place);
  Reflect.set(texts, environment, stringify(file));
}
