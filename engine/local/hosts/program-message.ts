import { stripVTControlCharacters } from "node:util";

const maxFrames = 5;
const personsMistakes =
  /^(\w*(?:RunError|InputPropertyError|InputPropertiesError|ConfigMissingException|ConfigTypeError)): /;

/**
 * What a program's error looks like to a person: a mistake of theirs is the message alone; a bug of the program is told with
 * the places inside the project that led to it, as in `index.ts:19:7: Error: …`.
 */
export function programMessage(text: string, folder: string): string {
  const lines = stripVTControlCharacters(text).split("\n");
  const isUnhandled = / failed with an unhandled exception:$/.test(lines[0] ?? "");
  const body = isUnhandled ? lines.slice(1) : lines;
  const firstFrame = body.findIndex((line) => isFrame(line));
  const message = (firstFrame < 0 ? body : body.slice(0, firstFrame)).join("\n").trim();
  const mistake = personsMistakes.exec(message);
  if (mistake !== null) return message.slice(mistake[0].length);
  const frames = body.filter((line) => isFrame(line) && isOurs(line, folder)).slice(0, maxFrames);
  const [place, ...callers] = frames.map((line) => placeOf(withoutFolder(line, folder)));
  // Of a name that is declared twice, for one, the place is not in the error.
  if (place === undefined && message.startsWith("SyntaxError: ")) {
    return `the program or a file that it imports: ${withoutFolder(message, folder)}`;
  }
  const called = callers.length === 0 ? "" : ` (called from ${callers.join(", ")})`;
  return `${place === undefined ? "" : `${place}: `}${withoutFolder(message, folder)}${called}`;
}

/** Whether a message is only what the SDK says of calls that it still tries when the run has ended. */
export function isFarewell(message: string): boolean {
  return /^(<ref \*\d+> )?(Error: )?(1 CANCELLED: |14 UNAVAILABLE: |(error serializing .*: )?Channel has been shut down$)/.test(
    message,
  );
}

/** `index.ts:19:7` of `at index.ts:19:7` and of `at new Estate (index.ts:19:7)`. */
function placeOf(frame: string): string {
  return /([^\s()]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? frame.trim();
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function isOurs(line: string, folder: string): boolean {
  return line.includes(`${folder}/`) && !line.includes("/node_modules/") && !line.includes("node:internal");
}

function withoutFolder(text: string, folder: string): string {
  return text.replaceAll(`file://${folder}/`, "").replaceAll(`${folder}/`, "");
}
