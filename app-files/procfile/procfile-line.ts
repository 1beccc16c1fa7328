import { findingsIn, type LineFinding } from "../line-finding.ts";
import type { Generation, ProcfileLine, Reading } from "./procfile-grammar.ts";

/** A finding about one line; `path` is the intended process type. */
export type LineFault = LineFinding & { readonly line: number };

const form = "<process type>: <command>, or a comment that starts with #";

/** Why a line does not define its process on the service's generation. */
export function lineFault(
  line: ProcfileLine,
  generation: Generation,
  declared: readonly string[],
): LineFault | undefined {
  const reading = line.readings[generation];
  if (reading.kind === "nothing") return undefined;
  if (continues(line)) {
    const path = reading.kind === "process" ? reading.type : undefined;
    const remedy = "Heroku reads the next line on its own";
    return fault(line, "the whole command on one line", "a backslash at the end", { path, remedy });
  }
  if (reading.kind === "refused") return fault(line, form, reading.because, { remedy: "a build on Fir fails here" });
  if (reading.kind === "ignored") return ignoredFault(line);
  return generation === "Cedar" ? cedarFault(line, reading, declared) : undefined;
}

/** Whether a line ends with a backslash, which continues a line on neither generation. */
export const continues = ({ text, readings }: ProcfileLine): boolean =>
  readings.Fir.kind !== "nothing" && /(?<!\\)(\\\\)*\\$/.test(text);

/** For a line that Cedar silently ignores. */
function ignoredFault(line: ProcfileLine): LineFault {
  const [, type, command = ""] = /^\s*([a-zA-Z0-9_-]+):(.*)$/.exec(line.text) ?? [];
  if (type === undefined) {
    const got = line.text.includes(":")
      ? "a process type with characters other than letters, digits, dashes and underscores"
      : "a line without a colon";
    return fault(line, form, `${got}, which Cedar ignores and Fir refuses`, { level: "advice" });
  }
  return command === "" ? withoutCommand(line, type) : withoutSpace(line, type);
}

const withoutCommand = (line: ProcfileLine, path: string): LineFault =>
  fault(line, `a command after ${path}:`, "nothing", { path });

const withoutSpace = (line: ProcfileLine, path: string, level?: LineFinding["level"]): LineFault =>
  fault(line, "a space after the colon", "none, so Cedar ignores the line", {
    path,
    remedy: `write ${path}: <command>`,
    level,
  });

function cedarFault(
  line: ProcfileLine,
  { type, command }: Extract<Reading, { kind: "process" }>,
  declared: readonly string[],
): LineFault | undefined {
  if (command.trim() === "") return withoutCommand(line, type);
  if (hasColon(line, type)) return undefined;
  if (command.startsWith(":")) {
    const got = "a space before it, so Cedar runs the colon as a command";
    const remedy = `write ${type}: <command>`;
    return fault(line, "the colon right after the process type", got, { path: type, remedy });
  }
  if ([...declared, "release"].includes(type)) return undefined;
  return fault(line, form, "a line without a colon, whose first word Cedar reads as a process type");
}

const hasColon = ({ text }: ProcfileLine, type: string): boolean => text.trimStart().startsWith(`${type}:`);

interface Details {
  readonly path?: string | undefined;
  readonly remedy?: string;
  readonly level?: LineFinding["level"] | undefined;
}

const fault = (
  { line }: ProcfileLine,
  expected: string,
  got: string,
  { path, remedy, level = "different" }: Details = {},
): LineFault => ({
  ...findingsIn("Procfile")[level](expected, got, { path: path === undefined ? [] : [path], remedy }),
  line,
});

/** How the other generation reads a line that is correct on this one, if differently. */
export function differentlyRead(line: ProcfileLine, generation: Generation): LineFault | undefined {
  const { Cedar, Fir } = line.readings;
  if (Cedar.kind === "ignored" && Fir.kind === "process") return withoutSpace(line, Fir.type, "advice");
  if (Cedar.kind !== "process") return undefined;
  if (Fir.kind === "refused") {
    const got = `${Fir.because}, which fails a build on Fir`;
    return fault(line, "a line that Fir reads as Cedar does", got, { path: Cedar.type, level: "advice" });
  }
  if (Fir.kind !== "process" || Fir.type === Cedar.type) return undefined;
  const isCedar = generation === "Cedar";
  const got = `${Cedar.type}, which Fir changes to ${Fir.type}`;
  return fault(line, "a process type that Fir reads as Cedar does", got, {
    path: isCedar ? Cedar.type : Fir.type,
    remedy: isCedar ? `rename it to ${Fir.type} here and in index.ts before it moves to Fir` : `write ${Fir.type}`,
    level: "advice",
  });
}
