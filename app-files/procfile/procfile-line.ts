import type { LineFinding } from "../line-finding.ts";
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
  if (continues(line))
    return { ...fault(line, "the whole command on one line", "a backslash at the end"), ...joined(reading) };
  if (reading.kind === "refused") {
    return { ...fault(line, form, reading.because), remedy: "a build on Fir fails here" };
  }
  if (reading.kind === "ignored") return ignoredFault(line);
  return generation === "Cedar" ? cedarFault(line, reading, declared) : undefined;
}

/** Whether a line ends with a backslash, which continues a line on neither generation. */
export const continues = ({ text, readings }: ProcfileLine): boolean =>
  readings.Fir.kind !== "nothing" && /(?<!\\)(\\\\)*\\$/.test(text);

const joined = (reading: Reading): Pick<LineFinding, "path" | "remedy"> => ({
  ...(reading.kind === "process" && { path: reading.type }),
  remedy: "Heroku reads the next line on its own",
});

/** For a line that Cedar silently ignores. */
function ignoredFault(line: ProcfileLine): LineFault {
  const [, type, command = ""] = /^\s*([a-zA-Z0-9_-]+):(.*)$/.exec(line.text) ?? [];
  if (type === undefined) {
    const got = line.text.includes(":")
      ? "a process type with characters other than letters, digits, dashes and underscores"
      : "a line without a colon";
    return { ...fault(line, form, `${got}, which Cedar ignores and Fir refuses`), level: "advice" };
  }
  if (command === "") return { ...fault(line, `a command after ${type}:`, "nothing"), path: type };
  return {
    ...fault(line, "a space after the colon", "none, so Cedar ignores the line"),
    path: type,
    remedy: `write ${type}: <command>`,
  };
}

function cedarFault(
  line: ProcfileLine,
  { type, command }: Extract<Reading, { kind: "process" }>,
  declared: readonly string[],
): LineFault | undefined {
  if (command.trim() === "") return { ...fault(line, `a command after ${type}:`, "nothing"), path: type };
  if (hasColon(line, type)) return undefined;
  if (command.startsWith(":")) {
    return {
      ...fault(
        line,
        "the colon right after the process type",
        "a space before it, so Cedar runs the colon as a command",
      ),
      path: type,
      remedy: `write ${type}: <command>`,
    };
  }
  if ([...declared, "release"].includes(type)) return undefined;
  return fault(line, form, "a line without a colon, whose first word Cedar reads as a process type");
}

const hasColon = ({ text }: ProcfileLine, type: string): boolean => text.trimStart().startsWith(`${type}:`);

const fault = ({ line }: ProcfileLine, expected: string, got: string): LineFault => ({
  file: "Procfile",
  line,
  expected,
  got,
  level: "different",
});

/** How the other generation reads a line that is correct on this one, if differently. */
export function differentlyRead(line: ProcfileLine, generation: Generation): LineFault | undefined {
  const { Cedar, Fir } = line.readings;
  if (Cedar.kind === "ignored" && Fir.kind === "process") {
    const found = fault(line, "a space after the colon", "none, so Cedar ignores the line");
    return { ...found, path: Fir.type, level: "advice", remedy: `write ${Fir.type}: <command>` };
  }
  if (Cedar.kind !== "process") return undefined;
  if (Fir.kind === "refused") {
    const got = `${Fir.because}, which fails a build on Fir`;
    return { ...fault(line, "a line that Fir reads as Cedar does", got), path: Cedar.type, level: "advice" };
  }
  if (Fir.kind !== "process" || Fir.type === Cedar.type) return undefined;
  return {
    ...fault(line, "a process type that Fir reads as Cedar does", `${Cedar.type}, which Fir changes to ${Fir.type}`),
    path: generation === "Cedar" ? Cedar.type : Fir.type,
    level: "advice",
    remedy:
      generation === "Cedar"
        ? `rename it to ${Fir.type} here and in index.ts before it moves to Fir`
        : `write ${Fir.type}`,
  };
}
