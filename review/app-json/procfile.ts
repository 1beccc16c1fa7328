import type { ServiceDeclaration } from "../../settings/declare.ts";
import { allOf } from "../../settings/finding.ts";
import type { LineFinding } from "./line-finding.ts";
import { typeFindings } from "./process-types.ts";
import { linesOf, withoutMark } from "./text-lines.ts";
import { portFinding } from "./web-port.ts";

const file = "Procfile";

/**
 * What is wrong with a `Procfile`: its spelling, its process types, the port of `web`. `text` is absent where the file is. Its
 * commands are not shown: some set secrets. Source of the form: devcenter.heroku.com/articles/procfile.
 */
export function procfileFindings(service: ServiceDeclaration, text: string | undefined): LineFinding[] {
  if (service.stack === "container") return text === undefined ? [] : [unused];
  if (text === undefined) return [missing(service.processes)];
  const lines = linesOf(text).map(parsed);
  const commands = lines.flatMap((line) => ("command" in line ? [line] : []));
  // `release` runs before each release, and has no dynos to declare. Source: devcenter.heroku.com/articles/release-phase.
  const types = new Map(commands.filter(({ type }) => type !== "release").map(({ type, line }) => [type, line]));
  const web = commands.find(({ type }) => type === "web");
  const port = web && portFinding(web.command);
  return [
    ...(withoutMark(text).marked ? [byteOrderMark] : []),
    ...lines.flatMap((line) => ("fault" in line ? [line.fault] : [])),
    ...repeated(commands),
    ...typeFindings(service, types, { file, end: Math.max(lines.length, 1) }),
    ...(port === undefined || web === undefined ? [] : [{ file, line: web.line, path: "web", ...port }]),
  ];
}

type Line =
  | { readonly line: number; readonly type: string; readonly command: string }
  | { readonly fault: LineFinding }
  | { readonly blank: true };

function parsed(text: string, index: number): Line {
  const line = index + 1;
  if (text.trim() === "" || text.startsWith("#")) return { blank: true };
  const [, type, command = ""] = /^([A-Za-z0-9_-]+):(.*)$/.exec(text) ?? [];
  if (type === undefined) return { fault: fault(line, "<process type>: <command>", misspelling(text)) };
  if (command.trim() === "") return { fault: fault(line, `a command after ${type}:`, "nothing") };
  return { line, type, command: command.trim() };
}

function misspelling(text: string): string {
  if (/^\s/.test(text)) return "a line that begins with a blank: a command cannot go on in another line";
  if (/^[A-Za-z0-9_-]+\s+:/.test(text)) return "a blank before the colon";
  return text.includes(":")
    ? "a process type of other signs than letters, digits, dashes and underscores"
    : "a line without a colon";
}

function repeated(commands: readonly { readonly line: number; readonly type: string }[]): LineFinding[] {
  return commands
    .filter(({ type }, index) => commands.findIndex((other) => other.type === type) !== index)
    .map(({ line, type }) => ({ ...fault(line, "each process type once", `${type} again`), path: type }));
}

const fault = (line: number, expected: string, got: string): LineFinding => ({
  file,
  line,
  expected,
  got,
  level: "different",
});

const byteOrderMark: LineFinding = {
  ...fault(1, "a process type from the first byte", "a byte order mark"),
  remedy: "save it as UTF-8 without one",
};

const unused: LineFinding = {
  file,
  expected: "no file, because heroku.yml says what a container app runs",
  got: "one",
  remedy: "remove it, or say in it that it is for local runs",
  level: "advice",
};

/** Buildpacks start `web` without one, where they know how. */
const missing = (processes: readonly string[]): LineFinding => ({
  file,
  expected: `a command for ${allOf(processes)}`,
  got: "no file",
  level: processes.length > 1 || processes[0] !== "web" ? "different" : "advice",
});
