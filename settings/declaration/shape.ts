import { z } from "zod";
import { oneOf } from "../finding.ts";
import { nearestName } from "../nearest-name.ts";

/** Part of a declaration as a schema. The message of an issue is what was expected there. */
export type Shape = z.ZodType;

/** What an issue says beside its message. */
export interface Note {
  /** The value may be shown: no secret can stand there. */
  readonly open?: true;
  /** The words that may stand there. */
  readonly names?: readonly string[];
  /** What to do about a key that does not exist. */
  readonly unknownKey?: string;
}

type Report = (issue: { message: string; path?: PropertyKey[]; note?: Note }) => void;

/** The note that {@link shape} put into an issue; an empty one of any other. */
export function noteOf(issue: object): Note {
  const { params }: { params?: Note } = issue;
  return params ?? {};
}

/** What a shape is made of, for tests that go through every word of a declaration. */
export type Parts =
  /** An object with these keys. */
  | { readonly keys: Readonly<Record<string, Shape>> }
  /** An object whose other keys go by its `kind`. */
  | { readonly kinds: Readonly<Record<string, Shape>> }
  /** A list, or things by name. */
  | { readonly each: Shape }
  /** A thing, or one that stands in `onlyIn`. */
  | { readonly thing: Shape; readonly only: Shape }
  /** One word of a list. */
  | { readonly names: readonly string[] };

const partsByShape = new WeakMap<Shape, Parts>();

/** What a shape is made of; undefined for a single value. */
export function partsOf(schema: Shape): Parts | undefined {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodType ? partsByShape.get(inner) : undefined;
}

/** A schema of its own. */
export function shape(inspect: (value: unknown, report: Report) => void, parts?: Parts): Shape {
  const made = z.unknown().check(({ value, issues }) => {
    inspect(value, ({ message, path = [], note }) => {
      issues.push({ code: "custom", input: value, message, path, params: { ...note } });
    });
  });
  if (parts !== undefined) partsByShape.set(made, parts);
  return made;
}

/** Passes on what is wrong with `value`, which stands at `path`. */
export function nested(schema: Shape, value: unknown, path: PropertyKey[], report: Report): void {
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    report({ message: issue.message, path: [...path, ...issue.path], note: noteOf(issue) });
  }
}

export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An object with these keys and no others; `expected` says how a program writes it. */
export function words(expected: string, keys: Readonly<Record<string, Shape>>): Shape {
  const names = Object.keys(keys);
  // Where no key must be there, one that is misspelled may be the only one.
  const isAnyOptional = Object.values(keys).every((schema) => schema.safeParse(undefined).success);
  return shape(
    (value, report) => {
      if (!isObject(value)) return report({ message: expected });
      const isOther = isAnyOptional
        ? Object.keys(value).length === 0
        : !names.some((name) => Object.hasOwn(value, name));
      if (isOther) return report({ message: expected });
      for (const [key, schema] of Object.entries(keys)) nested(schema, Reflect.get(value, key), [key], report);
      for (const key of Object.keys(value).filter((name) => !Object.hasOwn(keys, name))) {
        report({ path: [key], ...unknownKeyOf(key, names, expected) });
      }
    },
    { keys },
  );
}

function unknownKeyOf(key: string, names: readonly string[], expected: string): { message: string; note: Note } {
  const meant = nearestName(key, names);
  if (meant === undefined) return { message: expected, note: { unknownKey: "remove it" } };
  const written = names.filter((name) => name !== "kind");
  return { message: oneOf(written), note: { unknownKey: `did you mean ${meant}`, names: written } };
}

/** What may stand in the open: a word of a list, a time. */
export const open = (schema: Shape, parts?: Parts): Shape =>
  shape((value, report) => {
    for (const { message } of schema.safeParse(value).error?.issues ?? []) report({ message, note: { open: true } });
  }, parts);

/** A number, which is shown; a string in its place is not. */
export const aNumber = (expected: string, isFit: (number: number) => boolean = () => true): Shape =>
  shape((value, report) => {
    if (!z.number().refine(isFit).safeParse(value).success)
      report({ message: expected, note: typeof value === "number" ? { open: true } : {} });
  });

/** One word of a list. */
export const oneWord = (names: readonly string[]): Shape =>
  shape(
    (value, report) => {
      if (!names.some((name) => name === value)) report({ message: oneOf(names), note: { open: true, names } });
    },
    { names },
  );

/** What one of several words made. `kinds` are its other keys, by `kind`. */
export function byKind(expected: string, kinds: Readonly<Record<string, Readonly<Record<string, Shape>>>>): Shape {
  const shapes = new Map(
    Object.entries(kinds).map(([kind, keys]) => [kind, words(expected, { kind: z.literal(kind), ...keys })]),
  );
  return shape(
    (value, report) => {
      const kind: unknown = isObject(value) ? Reflect.get(value, "kind") : undefined;
      const known = typeof kind === "string" ? shapes.get(kind) : undefined;
      if (known === undefined) report({ message: expected });
      else nested(known, value, [], report);
    },
    { kinds: Object.fromEntries(shapes) },
  );
}

/** Things by a name of the program's choice. */
export function named(what: string, thing: Shape): Shape {
  return shape(
    (value, report) => {
      if (!isObject(value)) return report({ message: `${what} by name` });
      for (const [name, entry] of Object.entries(value)) {
        if (isInherited(name)) report({ path: [name], message: anotherName });
        else nested(thing, entry, [name], report);
      }
    },
    { each: thing },
  );
}

/** A text that names something, so that things can be looked up by it. */
export const aName = (expected: string): Shape =>
  z
    .string(expected)
    .regex(/^[^\s\p{C}]+$/u, expected)
    .refine((name) => !isInherited(name), { error: anotherName });

const anotherName = `another name than ${oneOf(["constructor", "toString", "valueOf"])}, which every object has`;

/** Names that every object has by itself: what is looked up by one is found where nothing was declared. */
const isInherited = (name: string): boolean => name in Object.prototype;

/** A thing in every environment, or in one of them. What is wrong with the thing is reported at the path of the whole. */
export function sometimes(thing: Shape, environment: Shape): Shape {
  const only = words("onlyIn(<environment>, …, <reason>)", {
    kind: z.literal("onlyIn"),
    environment,
    thing: z.unknown(),
    reason: z.string("a reason for the difference"),
  });
  return shape(
    (value, report) => {
      if (!isObject(value) || Reflect.get(value, "kind") !== "onlyIn") return nested(thing, value, [], report);
      nested(only, value, [], report);
      nested(thing, Reflect.get(value, "thing"), [], report);
    },
    { thing, only },
  );
}
