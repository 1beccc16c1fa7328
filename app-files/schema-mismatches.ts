import { z } from "zod";

/** Makes objects with some keys and no others, whose messages list them; `expected` says so of a value that is no object. */
export const strictly =
  (expected: (keys: string) => string) =>
  <Shape extends z.ZodRawShape>(shape: Shape) => {
    const keys = Object.keys(shape).join(", ");
    return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? keys : expected(keys)) });
  };

/** A part of a document that does not fit its schema. */
export interface SchemaMismatch {
  readonly path: readonly string[];
  readonly expected: string;
  /** Whether it is the key that is wrong. */
  readonly unknownKey: boolean;
}

/** All parts that do not fit. For a value that may have several forms, what is wrong in the form it has. */
export const schemaMismatches = (schema: z.ZodType, content: unknown): SchemaMismatch[] =>
  (schema.safeParse(content).error?.issues ?? []).flatMap((issue) => mismatchesOf(issue, []));

function mismatchesOf(issue: z.core.$ZodIssue, above: readonly string[]): SchemaMismatch[] {
  const path = [...above, ...issue.path.map(String)];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], expected: issue.message, unknownKey: true }));
  }
  if (issue.code === "invalid_union") {
    const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isOtherType));
    if (meant !== undefined && others.length === 0) return meant.flatMap((inner) => mismatchesOf(inner, path));
  }
  const expected = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ path, expected, unknownKey: issue.code === "invalid_key" }];
}

const isOtherType = ({ code, path }: z.core.$ZodIssue): boolean => code === "invalid_type" && path.length === 0;

/** The parts of a document that fit its schema, which accepts an empty object. Changes the document. */
export function fitting<Schema extends z.ZodType>(schema: Schema, content: unknown): z.infer<Schema> {
  const places = schemaMismatches(schema, content);
  if (places.length === 0) return schema.parse(content);
  if (places.some(({ path }) => path.length === 0)) return schema.parse({});
  // From the end of a list to its start, so that the paths before it stay valid.
  for (const { path } of places.toReversed()) remove(content, path);
  // Repeated: removing a required part makes its parent invalid.
  return fitting(schema, content);
}

/** The value at a path. */
export const valueAt = (content: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => Object.getOwnPropertyDescriptor(Object(part), key)?.value, content);

/** Removes the value at a path, or the parent that lacks it. */
function remove(content: unknown, path: readonly string[]): void {
  const parent = valueAt(content, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!Object.hasOwn(Object(parent), key)) {
    if (path.length > 1) remove(content, path.slice(0, -1));
  } else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(Object(parent), key);
}
