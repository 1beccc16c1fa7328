import { z } from "zod";
import { withoutUserInfo } from "../sdks/heroku/client/user-info.ts";
import { type Finding, pathOf, shown, shownKind } from "./finding.ts";
import { didYouMean } from "./nearest-name.ts";
import type { StackFile } from "./stack-file.ts";

/** Where a value stands, and where else its like can be looked up. */
export interface Place {
  readonly file: string;
  /** Key of the configuration, such as `estate:services`. */
  readonly key: string;
  /** The other environments' stack files. */
  readonly others: Readonly<Record<string, StackFile>>;
  /** What to do about a key that the schema does not know, when more is known than its name. */
  readonly remedyFor?: (path: readonly string[]) => string | undefined;
}

/** Checks `value` against a schema whose messages are what was expected. Gives what came out, or what is wrong. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, place: Place): { value: T } | { findings: Finding[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const findings = result.error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => unknownKey(schema, issue.path.map(String), key, issue.message, place))
      : [wrongValue(issue.path.map(String), issue.message, value, place)],
  );
  return { findings };
}

function wrongValue(path: readonly string[], expected: string, value: unknown, place: Place): Finding {
  const found = path.reduce<unknown>(
    (part, key) => (part === null || part === undefined ? part : Object(part)[key]),
    value,
  );
  const isConfigVar = path[1] === "config" && path.length > 2;
  return {
    file: place.file,
    path: dotted(place, path),
    expected,
    got: isConfigVar ? shownKind(found) : shown(found),
    // That another environment sets it does not help where it only needs quotes.
    elsewhere: isConfigVar && found !== undefined ? undefined : elsewhere(path, isConfigVar, place),
  };
}

function unknownKey(schema: z.ZodType, path: readonly string[], key: string, expected: string, place: Place): Finding {
  const own = place.remedyFor?.([...path, key]) ?? didYouMean(key, keysAt(schema, path));
  const remedy = own ?? "remove it, or declare it in index.ts";
  return { file: place.file, path: dotted(place, [...path, key]), expected, got: "an unknown key", remedy };
}

function keysAt(schema: z.core.$ZodType | undefined, path: readonly string[]): string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const [first, ...rest] = path;
  return first === undefined ? Object.keys(schema.shape) : keysAt(schema.shape[first], rest);
}

/** As in `production has standard-0`. A config var's value is not shown: it may be a secret. */
function elsewhere(path: readonly string[], isConfigVar: boolean, { key, others }: Place): string | undefined {
  const known = Object.entries(others).flatMap(([environment, file]) => {
    const value = file.at([key, ...path]);
    if (value === undefined || value === null) return [];
    return [isConfigVar ? `${environment} sets it` : `${environment} has ${brief(value)}`];
  });
  return known.length === 0 ? undefined : known.join(", ");
}

function brief(value: unknown): string {
  if (typeof value !== "object" || value === null) return withoutUserInfo(String(value)).slice(0, 80);
  const entries = Object.entries(value);
  const flat = entries.every(([, part]) => typeof part !== "object");
  const text = entries.map(([key, part]) => (flat ? `${key} ${part}` : key)).join(", ");
  return withoutUserInfo(text).slice(0, 80) || shown(value);
}

const dotted = ({ key }: Place, path: readonly string[]): string => pathOf([key, ...path]);
