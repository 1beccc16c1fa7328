import type { z } from "zod";
import { type Finding, oneOf, shown } from "./finding.ts";
import { didYouMean } from "./nearest-name.ts";

/** Something that is wrong in `index.ts`; `path` begins at `services`. */
export const indexFinding = (path: string, expected: string, got: string | undefined): Finding => ({
  file: "index.ts",
  path,
  expected,
  got: got === undefined || got === "" ? shown(got) : got,
});

/** That finding, unless it is right. */
export const findingUnless = (isRight: boolean, ...finding: Parameters<typeof indexFinding>): Finding[] =>
  isRight ? [] : [indexFinding(...finding)];

/** A name that is none of those that are there. */
export const unknownName = (path: string, names: readonly string[], got: string): Finding => ({
  ...indexFinding(path, oneOf(names), got),
  remedy: didYouMean(got, names),
});

/**
 * What of a value does not fit a schema whose messages are what was expected. Programs run without being compiled first, so that
 * even what has a type may be something else.
 */
export function shapeFindings(path: string, schema: z.ZodType, value: unknown): Finding[] {
  const { error } = schema.safeParse(value);
  return (error?.issues ?? []).map(({ path: inner, message }) => {
    const found = inner.reduce<unknown>((part, key) => Object(part)[key], value);
    return indexFinding([path, ...inner.map(String)].join("."), message, shown(found));
  });
}

/** Whether there is no text, or one that says nothing. */
export const isBlank = (text: unknown): boolean => typeof text !== "string" || text.trim() === "";
