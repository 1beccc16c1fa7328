import type { z } from "zod";

/** What of a document does not fit its schema. */
export interface Misplaced {
  readonly path: readonly string[];
  readonly expected: string;
  /** Whether it is the key that is wrong. */
  readonly unknownKey: boolean;
}

/** Everything that does not fit; of a value that may have several forms, what is wrong in the form that it has. */
export const misplacedIn = (schema: z.ZodType, content: unknown): Misplaced[] =>
  (schema.safeParse(content).error?.issues ?? []).flatMap((issue) => placesOf(issue, []));

function placesOf(issue: z.core.$ZodIssue, above: readonly string[]): Misplaced[] {
  const path = [...above, ...issue.path.map(String)];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], expected: issue.message, unknownKey: true }));
  }
  if (issue.code === "invalid_union") {
    const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isOtherType));
    if (meant !== undefined && others.length === 0) return meant.flatMap((inner) => placesOf(inner, path));
  }
  const expected = issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return [{ path, expected, unknownKey: issue.code === "invalid_key" }];
}

const isOtherType = ({ code, path }: z.core.$ZodIssue): boolean => code === "invalid_type" && path.length === 0;

/** What of a document fits its schema, which takes an empty object; the document itself is changed. */
export function fitting<Schema extends z.ZodType>(schema: Schema, content: unknown): z.infer<Schema> {
  const places = misplacedIn(schema, content);
  if (places.length === 0) return schema.parse(content);
  if (places.some(({ path }) => path.length === 0)) return schema.parse({});
  // From the end of a list to its beginning, so that places stay what they are.
  for (const { path } of places.toReversed()) remove(content, path);
  // Again until all fits: what lacks something that was removed goes too.
  return fitting(schema, content);
}

/** What stands at a path. */
export const valueAt = (content: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((part, key) => Object.getOwnPropertyDescriptor(Object(part), key)?.value, content);

/** Removes what stands at a path, or what lacks it. */
function remove(content: unknown, path: readonly string[]): void {
  const parent = valueAt(content, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!Object.hasOwn(Object(parent), key)) {
    if (path.length > 1) remove(content, path.slice(0, -1));
  } else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(Object(parent), key);
}
