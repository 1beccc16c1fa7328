import { type Command, Option } from "commander";
import { exitCodes, Problem } from "../engine/problem.ts";
import { oneOf } from "../settings/finding.ts";
import { nearestName } from "../settings/nearest-name.ts";

/** What a command line chooses by name. */
type Chosen = "environment" | "service";

const formerly: Record<Chosen, readonly string[]> = {
  environment: ["--stack", "--stacks", "--environments", "--expect"],
  service: ["--services"],
};

/** Lets a command choose environments or services, in the one spelling that every command has; by position too, if that is natural. */
export function choosing(command: Command, what: Chosen, description: string, isPositional = false): Command {
  if (isPositional) command.argument(`[${what}s...]`, `${description}, comma- or space-separated`, names(what));
  const own = isPositional ? "the same, as an option" : `${description}, comma-separated`;
  command.addOption(new Option(`--${what} <names>`, own).argParser(names(`--${what}`)));
  for (const former of formerly[what]) {
    command.addOption(new Option(`${former} [names]`).hideHelp());
    command.on(`option:${former.slice(2)}`, () =>
      command.error(`error: option '${former}' is now '--${what} <names>'`),
    );
  }
  return command;
}

/** The names of a command line, each with its place there; undefined where there is none. */
export function namesGiven(...places: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const all = places.flatMap((place) => place ?? []);
  return all.length === 0 ? undefined : [...new Set(all)];
}

/** Checks names against those that exist, and gives them in the order in which they were written. */
export function knownNames<Name extends string>(what: Chosen, all: readonly Name[], named: readonly string[]): Name[] {
  const problems = named
    .filter((name) => !all.some((each) => each === name))
    .map((name) => unknownName(what, all, name));
  if (problems.length > 0) throw usage(problems.join("\n"));
  return named.flatMap((name) => all.find((each) => each === name) ?? []);
}

/** Those of all that are named, in the order of all; all where none is named. */
export function chosenOf<Name extends string>(
  what: Chosen,
  all: readonly Name[],
  named: readonly string[] | undefined,
): Name[] {
  if (named === undefined) return [...all];
  const known = knownNames(what, all, named);
  return all.filter((name) => known.includes(name));
}

/** Parses one of some names, such as an engine's. */
export const oneOfNames =
  <Name extends string>(path: string, all: readonly Name[]) =>
  (text: string): Name => {
    const name = all.find((each) => each === text);
    if (name === undefined) throw usage(unknownName(path, all, text));
    return name;
  };

/** Parses any other value: what `parse` has no value for is refused. */
export const parsedAs =
  <T>(path: string, expected: string, parse: (text: string) => T | undefined) =>
  (text: string): T => {
    const value = parse(text);
    if (value === undefined)
      throw usage(`${path}: expected ${expected}, got ${text === "" ? "an empty string" : text}`);
    return value;
  };

/** The one form in which an unknown name is refused. */
export function unknownName(path: string, all: readonly string[], got: string): string {
  const meant = nearestName(got, all);
  return `${path}: expected ${oneOf(all)}, got ${got}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

export const usage = (message: string): Problem => new Problem(message, exitCodes.usage);

/** Names that are separated by commas; an option that is given again adds its own. */
export function names(path: string) {
  return (text: string, before: readonly string[] = []): string[] => {
    const found = text.split(",").flatMap((name) => name.trim() || []);
    if (found.length === 0) throw usage(`${path}: expected names, comma-separated, got none`);
    return [...before, ...found];
  };
}
