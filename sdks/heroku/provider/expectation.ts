import { z } from "zod";

type Issue = z.core.$ZodRawIssue;
type IssueOf<Code extends Issue["code"]> = Extract<Issue, { code: Code }>;

const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map",
  record: "a map",
  nonoptional: "a value",
};

const formats: Record<string, string> = {
  uuid: "a UUID",
  email: "an e-mail address",
  url: "a URL",
  datetime: "a time in UTC, as ISO 8601",
};

/** The message of an invalid property: `expected …`. A schema's own message takes precedence. */
export function expectation(issue: Issue): string {
  return `expected ${wanted(issue)}`;
}

function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return kinds[issue.expected] ?? issue.expected;
    case "invalid_value":
      return choice(issue.values);
    case "too_small":
      return size(issue, "at least", issue.minimum, issue.inclusive ?? true);
    case "too_big":
      return size(issue, "at most", issue.maximum, issue.inclusive ?? true);
    case "invalid_format":
      return format(issue);
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return `one of ${known(issue).join(", ") || "no properties at all"}`;
    case "invalid_key":
    case "invalid_element":
      return issue.issues[0]?.message.replace(/^expected /, "") ?? "a valid value";
    default:
      return "a valid value";
  }
}

function choice(values: readonly unknown[]): string {
  const shown = values.map((value) => (typeof value === "string" ? JSON.stringify(value) : String(value)));
  return shown.length === 1 ? `${shown[0]}` : `one of ${shown.join(", ")}`;
}

function size(issue: IssueOf<"too_small" | "too_big">, bound: string, limit: number | bigint, inclusive: boolean) {
  const count = `${issue.exact === true ? "exactly" : bound} ${limit}`;
  if (issue.origin === "string") return `${count} characters`;
  if (issue.origin === "array") return `a list of ${count} items`;
  if (issue.origin === "record" || issue.origin === "map") return `a map of ${count} keys`;
  if (inclusive) return `a number of ${count}`;
  return `a number ${bound === "at least" ? "above" : "below"} ${limit}`;
}

function format(issue: IssueOf<"invalid_format">): string {
  switch (issue.format) {
    case "starts_with":
      return `text that starts with ${JSON.stringify(issue.prefix)}`;
    case "ends_with":
      return `text that ends with ${JSON.stringify(issue.suffix)}`;
    case "includes":
      return `text that includes ${JSON.stringify(issue.includes)}`;
    case "regex":
      return `text that matches ${issue.pattern}`;
    case "url":
      return issue.note === "Invalid protocol" ? `a URL whose scheme matches ${issue.pattern}` : "a URL";
    default:
      return formats[issue.format] ?? `text in the form ${issue.format}`;
  }
}

/** The properties of the object that has an unknown one. */
function known({ inst }: IssueOf<"unrecognized_keys">): string[] {
  return inst instanceof z.core.$ZodObject ? Object.keys(inst._zod.def.shape) : [];
}
