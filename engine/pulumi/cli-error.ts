import { systemErrorText } from "../file-errors.ts";
import { errorMessage } from "../problem.ts";

/**
 * The error of the Pulumi CLI when it fails before a run, taken from the Automation API's message with exit code, output and
 * command line; for a missing stack also how to create it.
 */
export function cliError(error: unknown): string {
  const message = messageOf(error);
  const [, file] = /(?:^|[\s:])(\/[^\s:]+): no space left on device/.exec(message) ?? [];
  if (file !== undefined) {
    return `${file}: expected a file that can be written, got ${systemErrorText("ENOSPC")}, then run it again`;
  }
  // A truncated file in its backend: after a full disk, usually an empty lock, which fails every later run.
  return message === "unexpected end of JSON input"
    ? "expected complete files in Pulumi's backend, got an empty one, as a full disk leaves of a run's lock; if no other run is in progress, remove it with pulumi cancel, then run it again"
    : message;
}

function messageOf(error: unknown): string {
  const message = errorMessage(error);
  if (!/^code: -?\d+/.test(message)) return message;
  const [, first, rest = ""] = /^\s*error: (.+)((?:\n\s+\d+\) .+)*)/m.exec(message) ?? [];
  if (first === undefined) return message.trim();
  // `2 errors occurred:`, and a numbered line for each.
  const numbered = rest
    .trim()
    .split("\n")
    .map((line) => line.replace(/^\s*\d+\) /, ""));
  if (rest !== "") return numbered.join("; ");
  const [, stack] = /^no stack named '([^']+)' found$/.exec(first) ?? [];
  return stack === undefined
    ? first
    : `expected a stack named ${stack}, got none; create it with pulumi stack init ${stack}, or check the backend with pulumi whoami --verbose`;
}
