import { systemErrorText } from "../file-errors.ts";
import { errorMessage } from "../problem.ts";

/**
 * What the Pulumi CLI said when it failed before it ran anything, out of the Automation API's account of exit code, output and
 * command line: its own line, and for a stack that is missing what makes it.
 */
export function cliError(error: unknown): string {
  const said = saidBy(error);
  const [, file] = /(?:^|[\s:])(\/[^\s:]+): no space left on device/.exec(said) ?? [];
  if (file !== undefined) {
    return `${file}: expected a file that can be written, got ${systemErrorText("ENOSPC")}, then run it again`;
  }
  // A file of its backend that is cut short: a full disk leaves a lock so, at which every later run ends.
  return said === "unexpected end of JSON input"
    ? "expected whole files in Pulumi's backend, got an empty one, as a full disk leaves of a run's lock; if no other run is under way, remove it with pulumi cancel, then run it again"
    : said;
}

function saidBy(error: unknown): string {
  const message = errorMessage(error);
  if (!/^code: -?\d+/.test(message)) return message;
  const [, first, rest = ""] = /^\s*error: (.+)((?:\n\s+\d+\) .+)*)/m.exec(message) ?? [];
  // `2 errors occurred:`, and a numbered line for each.
  const said =
    rest === ""
      ? first
      : rest
          .trim()
          .split("\n")
          .map((line) => line.replace(/^\s*\d+\) /, ""))
          .join("; ");
  if (said === undefined) return message.trim();
  const [, stack] = /^no stack named '([^']+)' found$/.exec(said) ?? [];
  return stack === undefined
    ? said
    : `expected a stack named ${stack}, found none: pulumi stack init ${stack} makes it; pulumi whoami --verbose tells where it was looked for`;
}
