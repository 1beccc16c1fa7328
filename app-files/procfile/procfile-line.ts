import type { LineFinding } from "../line-finding.ts";
import type { Generation, ProcfileLine, Reading } from "./procfile-grammar.ts";

/** Something about one line; `path` is the process type that was meant. */
export type LineFault = LineFinding & { readonly line: number };

const form = "<process type>: <command>, or a comment that begins with #";

/** Why a line is not the process that it was meant to be on the generation that the service runs on. */
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
    return { ...fault(line, form, reading.because), remedy: "a build on Fir ends there" };
  }
  if (reading.kind === "ignored") return ignoredFault(line);
  return generation === "Cedar" ? cedarFault(line, reading, declared) : undefined;
}

/** Whether a line ends with a backslash, which joins it to the next one on neither generation. */
export const continues = ({ text, readings }: ProcfileLine): boolean =>
  readings.Fir.kind !== "nothing" && /(?<!\\)(\\\\)*\\$/.test(text);

const joined = (reading: Reading): Pick<LineFinding, "path" | "remedy"> => ({
  ...(reading.kind === "process" && { path: reading.type }),
  remedy: "Heroku reads the next line by itself",
});

/** What Cedar ignores without a word. */
function ignoredFault(line: ProcfileLine): LineFault {
  const [, type, command = ""] = /^\s*([a-zA-Z0-9_-]+):(.*)$/.exec(line.text) ?? [];
  if (type === undefined) {
    const got = line.text.includes(":")
      ? "a process type of other signs than letters, digits, dashes and underscores"
      : "a line without a colon";
    return { ...fault(line, form, `${got}, which Cedar ignores and Fir refuses`), level: "advice" };
  }
  if (command === "") return { ...fault(line, `a command after ${type}:`, "nothing"), path: type };
  return {
    ...fault(line, "a blank after the colon", "none, so that Cedar ignores the line"),
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
        "a blank before it, so that Cedar runs the colon as a command",
      ),
      path: type,
      remedy: `write ${type}: <command>`,
    };
  }
  if ([...declared, "release"].includes(type)) return undefined;
  return fault(line, form, "a line without a colon, whose first word Cedar takes for a process type");
}

const hasColon = ({ text }: ProcfileLine, type: string): boolean => text.trimStart().startsWith(`${type}:`);

const fault = ({ line }: ProcfileLine, expected: string, got: string): LineFault => ({
  file: "Procfile",
  line,
  expected,
  got,
  level: "different",
});

/** What the other generation would make of a line that is right on this one. */
export function differentlyRead(line: ProcfileLine, generation: Generation): LineFault | undefined {
  const { Cedar, Fir } = line.readings;
  if (Cedar.kind === "ignored" && Fir.kind === "process") {
    const found = fault(line, "a blank after the colon", "none, so that Cedar ignores the line");
    return { ...found, path: Fir.type, level: "advice", remedy: `write ${Fir.type}: <command>` };
  }
  if (Cedar.kind !== "process") return undefined;
  if (Fir.kind === "refused") {
    const got = `${Fir.because}, which ends a build on Fir`;
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
