import { z } from "zod";

/** An object with these keys and no others. The texts complete "expected …". */
export const exactly = <Shape extends z.ZodRawShape>(
  shape: Shape,
  expected = `an object of ${Object.keys(shape).join(", ")}`,
  otherKey = `${Object.keys(shape).join(", ")}, got an unknown key: remove it`,
) => z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? otherKey : expected) });

/** The schema errors of a value in the stack file, one line each, outer ones first. The schema's texts complete "expected …". */
export const findingsOf = (place: string, { issues }: z.ZodError, value: unknown): string[] =>
  issues
    .toSorted((one, other) => one.path.length - other.path.length)
    .flatMap((issue) => {
      const at = issue.path.reduce<string>(below, place);
      if (issue.code === "unrecognized_keys")
        return issue.keys.map((key) => `${below(at, key)}: expected ${issue.message}`);
      const found = issue.path.reduce((holder: unknown, key) => Reflect.get(Object(holder), key), value);
      return [`${at}: expected ${issue.message}, got ${shown(found)}`];
    });

/** The path of a key within a place, always on one line. */
function below(place: string, key: PropertyKey): string {
  const name = String(key);
  if (typeof key === "number") return `${place}[${name}]`;
  return /^[\w-]+$/.test(name) ? `${place}.${name}` : `${place}[${JSON.stringify(name)}]`;
}

/** A value of the stack file for a message, on one short line. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

const longest = 60;
