import type { z } from "zod";
import { type HerokuProblem, invalid } from "./problems.ts";

/** Reads a body, or refuses it in the words of Heroku's own validator. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusal(parsed.error.issues);
}

type Issue = z.core.$ZodIssue;

function refusal(issues: readonly Issue[]): HerokuProblem {
  const missing = issues.filter(isMissing).map(key);
  if (missing.length > 0) return invalid(`Require params: ${missing.join(", ")}.`);
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  if (unknown.length > 0) return invalid(`Unknown params: ${unknown.join(", ")}.`);
  const [issue] = issues;
  return invalid(issue ? sentence(issue) : "Invalid request.");
}

function isMissing(issue: Issue): boolean {
  const absent = issue.code === "invalid_type" || issue.code === "invalid_union" || issue.code === "invalid_value";
  return absent && issue.input === undefined;
}

function sentence(issue: Issue): string {
  const value = typeof issue.input === "string" ? issue.input : JSON.stringify(issue.input);
  switch (issue.code) {
    case "invalid_type":
      return `Invalid type for key "${key(issue)}": expected ${value} to be ["${issue.expected}"].`;
    case "invalid_format":
      return `Invalid pattern for key "${key(issue)}": expected ${value} to match "${issue.pattern?.replace(/^\/|\/$/g, "") ?? issue.format}".`;
    case "invalid_value":
      return `Invalid value for key "${key(issue)}": expected ${value} to be one of ${JSON.stringify(issue.values)}.`;
    case "invalid_union":
      return 'No subschema in "anyOf" matched.';
    case "custom":
      return issue.message;
    default:
      return `Invalid value for key "${key(issue)}": ${issue.message}.`;
  }
}

function key(issue: Issue): string {
  return issue.path.join(".") || "body";
}
