import type { z } from "zod";
import { failureText } from "../sdks/heroku/client/failure-text.ts";
import { withNotice } from "../sdks/heroku/client/notice.ts";
import type { FindingData, OwnFailure } from "../sdks/heroku/client/run-failure.ts";
import { withoutUserInfo } from "../sdks/heroku/client/user-info.ts";

/**
 * One thing that is wrong with a stack file or with the declaration. What was `got` is never the value of a config var: it may be a
 * secret. `elsewhere` is what the other environment has at this path; `remedy` what to do, where it is more than correcting the value.
 */
export type Finding = Readonly<z.infer<typeof FindingData>>;

/** A finding as a run's failure, in which nothing does harm to a terminal. */
export const failureOf = (finding: Finding): OwnFailure => ({
  code: "finding",
  ...finding,
  file: harmless(finding.file),
  path: harmless(finding.path),
  expected: harmless(finding.expected),
  got: harmless(finding.got),
  elsewhere: finding.elsewhere && harmless(finding.elsewhere),
  remedy: finding.remedy && harmless(finding.remedy),
});

const harmless = (text: string): string => withoutUserInfo(text).replaceAll(/\p{Cc}+/gu, " ");

/** `<file>: <path>: expected <what>, got <value>; <elsewhere>: <remedy>`, for a program that reads notices with its data. */
export function lineOf(finding: Finding): string {
  const failure = failureOf(finding);
  return withNotice(failureText(failure), failure);
}

/** Keys as a path; those that would be ambiguous in it stand in quotes. */
export const pathOf = (keys: readonly string[]): string =>
  keys
    .map((key) =>
      /^[^\s.:]{1,80}(:[^\s.:]{1,80})?$/.test(key)
        ? key
        : withoutUserInfo(JSON.stringify(key.slice(0, 255))).slice(0, 80),
    )
    .join(".");

/** One finding for each path, the first. */
export const firstAtEachPath = (findings: readonly Finding[]): Finding[] =>
  [...Map.groupBy(findings, ({ path }) => path).values()].flatMap((all) => all.slice(0, 1));

/** A value as a message shows it: short, in one line. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return Object.keys(value).length === 0 ? "an empty object" : "an object";
  if (value === "") return "an empty string";
  if (typeof value === "symbol") return value.description ?? "a symbol";
  if (typeof value !== "string") return String(value).slice(0, 80);
  return withoutUserInfo(JSON.stringify(value)).slice(0, 80);
}

/** As `shown`, for what may be a secret: only the kind of value. */
export function shownKind(value: unknown): string {
  if (value === undefined || value === null || typeof value === "object" || typeof value === "symbol")
    return shown(value);
  return typeof value === "string"
    ? `a string of ${value.length} ${value.length === 1 ? "character" : "characters"}`
    : `a ${typeof value}`;
}

/** What is expected of a config var. The value itself is never shown. */
export const quotedString = (got: unknown): string =>
  typeof got === "number" || typeof got === "bigint"
    ? 'a string in quotes, such as "1"'
    : typeof got === "boolean"
      ? 'a string in quotes, such as "true"'
      : "a string in quotes";

/** `a`, `a or b`, `a, b or c`; of many names only the first. */
export const oneOf = (names: readonly string[]): string => listed(names, "or");

/** As `oneOf`, with `and`. */
export const allOf = (names: readonly string[]): string => listed(names, "and");

function listed(names: readonly string[], last: "or" | "and"): string {
  const few = names.length > 9 ? [...names.slice(0, 8), `${names.length - 8} more`] : names;
  return few.length < 2 ? (few[0] ?? "nothing") : `${few.slice(0, -1).join(", ")} ${last} ${few.at(-1)}`;
}
