import type { z } from "zod";

/**
 * The schema errors of a value in the stack file, one line each. The schema's texts complete "expected …";
 * `names` are the valid keys.
 */
export function findingsOf(place: string, error: z.ZodError, value: unknown, names: readonly string[]): string[] {
  return error.issues.flatMap((issue) => {
    const at = issue.path.reduce<string>(below, place);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => `${below(at, key)}: expected ${names.join(", ")}, got an unknown key: remove it`);
    }
    const found = issue.path.reduce((holder: unknown, key) => Reflect.get(Object(holder), key), value);
    return [`${at}: expected ${issue.message}, got ${shown(found)}`];
  });
}

/** The path of a key within a place, always on one line. */
export function below(place: string, key: PropertyKey): string {
  const name = String(key);
  if (typeof key === "number") return `${place}[${name}]`;
  return /^[\w-]+$/.test(name) ? `${place}.${name}` : `${place}[${JSON.stringify(name)}]`;
}

/** A value of the stack file for a message, on one short line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

const longest = 60;
