import { withoutUserInfo } from "../sdks/heroku/client/user-info.ts";

/** One thing that is wrong with a stack file or with the declaration, as it is reported to a person. */
export interface Finding {
  /** `Pulumi.<environment>.yaml`, or `index.ts`. */
  readonly file: string;
  /** Such as `estate:services.catalog.domain`. */
  readonly path: string;
  readonly expected: string;
  /** What stands there. Never the value of a config var: it may be a secret. */
  readonly got: string;
  /** What the other environment has at this path. */
  readonly elsewhere?: string | undefined;
  /** What to do, where it is more than correcting the value. */
  readonly remedy?: string | undefined;
}

/** `<file>: <path>: expected <what>, got <value>; <elsewhere>: <remedy>` */
export function lineOf({ file, path, expected, got, elsewhere, remedy }: Finding): string {
  const line = `${file}: ${path}: expected ${expected}, got ${got}`;
  const whole = [line, elsewhere && `; ${elsewhere}`, remedy && `: ${remedy}`].filter(Boolean).join("");
  return withoutUserInfo(whole).replaceAll(/\p{Cc}+/gu, " ");
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

/** Whether an error is about what a person wrote: a finding, or an error that `index.ts` itself threw, with its line, or one of syntax that Node tells without. */
export const isMistake = (error: string): boolean =>
  /^((index\.ts|Pulumi\.[^\s:]+\.yaml|the environment): .+: expected .+, got |index\.ts:\d+|the program or a file that it imports: SyntaxError: |Error: Cannot find .+ imported from index\.ts)/.test(
    error,
  );

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

/** `a`, `a or b`, `a, b or c`; of many names only the first. */
export const oneOf = (names: readonly string[]): string => listed(names, "or");

/** As `oneOf`, with `and`. */
export const allOf = (names: readonly string[]): string => listed(names, "and");

function listed(names: readonly string[], last: "or" | "and"): string {
  const few = names.length > 9 ? [...names.slice(0, 8), `${names.length - 8} more`] : names;
  return few.length < 2 ? (few[0] ?? "nothing") : `${few.slice(0, -1).join(", ")} ${last} ${few.at(-1)}`;
}
