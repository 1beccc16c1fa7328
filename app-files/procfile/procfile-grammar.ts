import { linesOf } from "../text-lines.ts";

/** Heroku's two generations, which read a Procfile differently. */
export type Generation = "Cedar" | "Fir";

/** How a generation reads one line. */
export type Reading =
  | { readonly kind: "process"; readonly type: string; readonly command: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "ignored" }
  | { readonly kind: "refused"; readonly because: string };

/** One line of a Procfile, as each generation reads it. */
export interface ProcfileLine {
  readonly line: number;
  readonly text: string;
  readonly readings: Readonly<Record<Generation, Reading>>;
}

/** Reads each line by both grammars. A byte order mark before the first line is left out. */
export const procfileLines = (text: string): ProcfileLine[] =>
  linesOf(text).map((line, index) => ({
    line: index + 1,
    text: line,
    readings: { Cedar: onCedar(line), Fir: onFir(line) },
  }));

/** The generation of a service's apps: the stack of Fir is `cnb`. */
export const generationOf = ({ stack }: { readonly stack?: string }): Generation => (stack === "cnb" ? "Fir" : "Cedar");

/**
 * The slug compiler's: the colon is optional, a blank after it is not, and a line that does not match is ignored. Source: the
 * expression of codon's slug.rb, as heroku/procfile-cnb src/procfile.rs (58ca67c, 2024-03-16) repeats it.
 */
function onCedar(line: string): Reading {
  const [, type, command = ""] = /^[ \t\v\f]*([a-zA-Z0-9_-]+):?\s+(.*)$/.exec(line) ?? [];
  if (type !== undefined) return { kind: "process", type, command };
  return isNothing(line) ? { kind: "nothing" } : { kind: "ignored" };
}

/**
 * The Cloud Native Buildpack's: a line that is no comment and no process ends the build; capitals, underscores and blanks before
 * a type are corrected with a warning. Source: heroku/buildpacks-procfile (bb54a14, 2026-08-03) src/procfile.rs and SPEC.md.
 */
function onFir(line: string): Reading {
  if (isNothing(line)) return { kind: "nothing" };
  const colon = line.indexOf(":");
  if (colon < 0) return { kind: "refused", because: "a line without a colon" };
  const key = line.slice(0, colon).replace(/^[ \t]+/, "");
  if (/[ \t]$/.test(key)) return { kind: "refused", because: "a space before the colon" };
  const type = key.replaceAll("_", "-").toLowerCase();
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(type)) {
    return {
      kind: "refused",
      because: "a process type that does not start and end with a letter or digit, or has other characters",
    };
  }
  if (type.length > 63) return { kind: "refused", because: "a process type of more than 63 characters" };
  const command = line.slice(colon + 1).replace(/^[ \t]+/, "");
  return command === ""
    ? { kind: "refused", because: "a process type without a command" }
    : { kind: "process", type, command };
}

/** Blank, or a comment. */
const isNothing = (line: string): boolean => /^\s*(#|$)/.test(line);
