import type { ServiceDeclaration } from "../../settings/declare.ts";
import { allOf } from "../../settings/finding.ts";
import type { ReadFile } from "../command/started-file.ts";
import { portFinding } from "../command/web-port.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { type FoundTypes, typeFindings } from "../process-types.ts";
import { withoutMark } from "../text-lines.ts";
import { type Generation, generationOf, type ProcfileLine, procfileLines } from "./procfile-grammar.ts";
import { continues, differentlyRead, type LineFault, lineFault } from "./procfile-line.ts";

const file = "Procfile";
const { advice, different } = findingsIn(file);

/**
 * What is wrong with a `Procfile`: its lines as the service's generation of Heroku reads them, where the other one would read them
 * differently, its process types, and the port of `web`. `text` is absent where the file is. No command is shown: some set secrets.
 */
export function procfileFindings(
  service: ServiceDeclaration,
  text: string | undefined,
  read?: ReadFile,
): LineFinding[] {
  if (service.stack === "container") return text === undefined ? [] : [unused];
  if (text === undefined) return [missing(service.processes)];
  const generation = generationOf(service);
  const lines = procfileLines(text);
  const own = lines.filter((_, index) => index === 0 || !lines.slice(index - 1, index).some(continues));
  const faults = own.flatMap((line) => lineFault(line, generation, service.processes) ?? []);
  const faulty = new Set(faults.map(({ line }) => line));
  const right = own.filter(({ line }) => !faulty.has(line));
  const processes = right.flatMap((line) => processOf(line, generation));
  return [
    ...(withoutMark(text).marked ? [byteOrderMark(lines[0], generation)] : []),
    ...faults,
    ...right.flatMap((line) => differentlyRead(line, generation) ?? []),
    ...repeated(processes),
    ...typeFindings(service, typesOf(service, faults, processes), { file, end: Math.max(lines.length, 1) }),
    ...webFindings(processes, read),
  ];
}

/**
 * The type of a faulty line counts, so that one mistake is one finding. `release` runs before each release, and has no dynos to
 * declare. Source: devcenter.heroku.com/articles/release-phase.
 */
const typesOf = (
  service: ServiceDeclaration,
  faults: readonly LineFault[],
  processes: readonly Process[],
): FoundTypes =>
  new Map([
    ...faults.flatMap(({ path = "", line }) => (service.processes.includes(path) ? [[path, line] as const] : [])),
    ...processes.filter(({ type }) => type !== "release").map(({ type, line }) => [type, line] as const),
  ]);

interface Process {
  readonly line: number;
  readonly type: string;
  readonly command: string;
}

function processOf({ line, readings }: ProcfileLine, generation: Generation): Process[] {
  const reading = readings[generation];
  return reading.kind === "process" ? [{ line, type: reading.type, command: reading.command.trim() }] : [];
}

/** Both generations run the last of several entries. */
function webFindings(processes: readonly Process[], read?: ReadFile): LineFinding[] {
  const web = processes.findLast(({ type }) => type === "web");
  const port = web === undefined || web.command === "" ? undefined : portFinding(web.command, read);
  return port === undefined ? [] : [{ file, line: web?.line ?? 1, path: "web", ...port }];
}

function repeated(processes: readonly Process[]): LineFinding[] {
  return processes
    .filter(({ type }, index) => processes.findIndex((other) => other.type === type) !== index)
    .map(({ line, type }) =>
      different("each process type once", `${type} again`, {
        line,
        path: [type],
        remedy: "remove the lines above it: Heroku uses the last one",
      }),
    );
}

function byteOrderMark(first: ProcfileLine | undefined, generation: Generation): LineFinding {
  const harmless = generation === "Cedar" && first?.readings.Cedar.kind !== "process";
  const finding = harmless ? advice : different;
  const remedy = "save it as UTF-8 without one";
  return finding("a process type from the first byte", "a byte order mark", { line: 1, remedy });
}

const unused = advice("no file, because heroku.yml defines what a container app runs", "one", {
  remedy: "remove it, unless heroku local runs the app from it",
});

/** Some buildpacks start `web` without a Procfile. */
function missing(processes: readonly string[]): LineFinding {
  const finding = processes.length > 1 || processes[0] !== "web" ? different : advice;
  return finding(`a command for ${allOf(processes)}`, "no file");
}
