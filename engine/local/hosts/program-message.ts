import { stripVTControlCharacters } from "node:util";

const maxFrames = 5;
const userErrors =
  /^(\w*(?:RunError|InputPropertyError|InputPropertiesError|ConfigMissingException|ConfigTypeError)): /;

/**
 * A program's error for display: of a user error only the message; of a bug also the stack frames inside the project, as in
 * `index.ts:19:7: Error: …`.
 */
export function programMessage(text: string, folder: string): string {
  const lines = stripVTControlCharacters(text).split("\n");
  const isUnhandled = / failed with an unhandled exception:$/.test(lines[0] ?? "");
  const body = isUnhandled ? lines.slice(1) : lines;
  const firstFrame = body.findIndex((line) => isFrame(line));
  const message = (firstFrame < 0 ? body : body.slice(0, firstFrame)).join("\n").trim();
  const userError = userErrors.exec(message);
  if (userError !== null) return message.slice(userError[0].length);
  const frames = body.filter((line) => isFrame(line) && isInProject(line, folder)).slice(0, maxFrames);
  const [place, ...callers] = frames.map((line) => locationOf(withoutFolder(line, folder)));
  // Some syntax errors, such as a duplicate declaration, have no location.
  if (place === undefined && message.startsWith("SyntaxError: ")) {
    return `the program or a file that it imports: ${withoutFolder(message, folder)}`;
  }
  const called = callers.length === 0 ? "" : ` (called from ${callers.join(", ")})`;
  return `${place === undefined ? "" : `${place}: `}${withoutFolder(message, folder)}${called}`;
}

/** Whether the SDK only reports calls that it still tries after the end of the run. */
export function isCallAfterEnd(message: string): boolean {
  return /^(<ref \*\d+> )?(Error: )?(1 CANCELLED: |14 UNAVAILABLE: |(error serializing .*: )?Channel has been shut down$)/.test(
    message,
  );
}

/** `index.ts:19:7` of `at index.ts:19:7` and of `at new Estate (index.ts:19:7)`. */
function locationOf(frame: string): string {
  return /([^\s()]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? frame.trim();
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function isInProject(line: string, folder: string): boolean {
  return line.includes(`${folder}/`) && !line.includes("/node_modules/") && !line.includes("node:internal");
}

function withoutFolder(text: string, folder: string): string {
  return text.replaceAll(`file://${folder}/`, "").replaceAll(`${folder}/`, "");
}
