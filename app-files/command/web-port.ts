import type { LineFinding } from "../line-finding.ts";
import { type ShellCommand, type ShellVariable, type ShellWord, shellLine } from "./shell-command.ts";
import { type ReadFile, startedFile } from "./started-file.ts";
import { type UnwrappedCommand, unwrapped, variableOf } from "./unwrapped-command.ts";
import { type WebServer, webServers } from "./web-server.ts";

type PortFinding = Pick<LineFinding, "expected" | "got" | "remedy" | "level">;

/**
 * Whether a web process listens where Heroku routes to, which is the port in `$PORT`, as far as its command line and what that
 * starts in the repository show; undefined when it does, or when neither shows it. Source: devcenter.heroku.com/articles/
 * runtime-principles#web-servers.
 */
export const portFinding = (line: string, read: ReadFile = () => undefined): PortFinding | undefined =>
  verdictOf(line, { inherited: [], read, depth: 0 }).finding;

interface Verdict {
  readonly kind: "listens" | "unknown" | "programPort" | "noShell" | "elsewhere";
  readonly finding?: PortFinding;
}

const listens: Verdict = { kind: "listens" };
const unknown: Verdict = { kind: "unknown" };

const programPort = (path: string): Verdict => ({
  kind: "programPort",
  finding: {
    expected: "$PORT in the command, or PORT in what it starts",
    got: `${path}, which sets a port of its own`,
    remedy: "make what it starts listen on the port in PORT",
    level: "advice",
  },
});

const noShell: Verdict = {
  kind: "noShell",
  finding: {
    expected: "a command that the shell can read",
    got: "one that it refuses",
    remedy: "close every quote and bracket",
    level: "different",
  },
};

const elsewhere = (got: string): Verdict => ({
  kind: "elsewhere",
  finding: {
    expected: "a web process that listens on $PORT",
    got,
    remedy: "Heroku stops a dyno whose web process does not listen on $PORT within a minute",
    level: "different",
  },
});

const unexpanded = elsewhere("a $PORT in single quotes or after a backslash, which the shell does not expand");
const ownPort = elsewhere("a port of its own");
const onlyInside = elsewhere("an address that cannot be reached from outside the dyno");

/** Where a command line is read. */
interface Place {
  /** Variables that it gets from what starts it. */
  readonly inherited: readonly ShellVariable[];
  readonly read: ReadFile;
  /** Depth of nested files and shells: some start themselves. */
  readonly depth: number;
}

function verdictOf(line: string, { inherited, read, depth }: Place): Verdict {
  const shell = shellLine(line);
  if (shell === undefined) return noShell;
  if (depth > 10) return unknown;
  const before = [...inherited, ...shell.before.flatMap(exported)];
  const prepared = shell.before.some(passesOn) || before.some(({ hasPort }) => hasPort);
  // Paths after `cd` are those of another folder.
  const isElsewhere = shell.before.some(({ words }) => /^(cd|pushd)$/.test(words[0]?.value ?? ""));
  const place = { inherited: before, read: isElsewhere ? () => undefined : read, depth: depth + 1 };
  const verdicts = shell.running
    .map((command) => unwrapped(command))
    .filter(({ words }) => !filters.test(words[0]?.value ?? ""))
    .map((command) => verdictFor(command, place, prepared));
  const first = verdicts[0];
  if (verdicts.some(({ kind }) => kind === "listens")) return listens;
  return first !== undefined && verdicts.every(({ kind }) => kind === first.kind) ? first : unknown;
}

/** Commands next to a server in a pipe. */
const filters = /^(tee|cat|grep|sed|awk|logger|echo|printf|yes)$/;

/** Variables that are passed to later commands. */
function exported({ words, variables }: ShellCommand): ShellVariable[] {
  const [name, ...rest] = words;
  if (name === undefined) return [...variables];
  if (!/^(export|declare|typeset)$/.test(name.value)) return [];
  return rest.flatMap(variableOf);
}

/** Whether a command passes the port to a later one; `echo` alone only logs it. */
const passesOn = ({ words, redirectsPort, writes }: ShellCommand): boolean =>
  redirectsPort || (words.some(({ hasPort }) => hasPort) && (writes || !/^(echo|printf)$/.test(words[0]?.value ?? "")));

function verdictFor(command: UnwrappedCommand, place: Place, prepared: boolean): Verdict {
  const variables = [...place.inherited, ...command.variables];
  if (command.behindNginx) return listens;
  if (command.script !== undefined) return verdictOf(command.script, { ...place, inherited: variables });
  const server = serverOf(command);
  const ports = portsOf(command, server);
  if (ports.some(({ hasPort }) => hasPort)) return onPort(ports, place.inherited);
  if (ports.some(({ value }) => /\$\{?PORT\b/.test(value))) return unexpanded;
  if (ports.some(({ value }) => isPort(value)) || setsPort(variables, server)) return ownPort;
  if (prepared || command.redirectsPort || [...command.words, ...command.variables].some(({ hasPort }) => hasPort)) {
    return listens;
  }
  return server === undefined
    ? startedVerdict(command, { ...place, inherited: variables })
    : withoutPort(server, command, ports);
}

/** For a server that gets the value of `PORT`, which the line itself may have set. */
function onPort(ports: readonly ShellWord[], before: readonly ShellVariable[]): Verdict {
  if (/^\d+$/.test(before.findLast(({ name }) => name === "PORT")?.value ?? "")) return ownPort;
  return ports.every(({ value }) => loopback.test(value)) ? onlyInside : listens;
}

const loopback = /^(?:\w+:\/\/)?(?:127(?:\.\d+){3}|localhost|\[::1\]):/;

/** For a file of the repository: a script is parsed as shell, any other program is searched for the name of the variable. */
function startedVerdict(command: UnwrappedCommand, place: Place): Verdict {
  const started = startedFile(command, place.read);
  if (started === undefined) return unknown;
  if (/\bPORT\b/.test(started.text)) return started.path === "package.json" ? ofScript(started.text, place) : listens;
  if (started.kind === "shell") return ofScript(started.text, place);
  return ownPortIn.test(started.text) ? programPort(started.path) : unknown;
}

/** A port in a program; a program without one may read it from another file. */
const ownPortIn = /(?<![a-z])(listen|bind|port|addr(ess)?|serve)\b[^\n]{0,80}?(?<!\d)[1-9]\d{3,4}(?!\d)/i;

/** A script of several lines may contain what the parser does not support. */
function ofScript(text: string, place: Place): Verdict {
  const verdict = verdictOf(text, place);
  return verdict.kind === "noShell" ? unknown : verdict;
}

const serverOf = ({ words: [name, ...rest] }: UnwrappedCommand): WebServer | undefined =>
  webServers.find(
    (server) =>
      (server.command?.test(name?.value ?? "") ?? server.name === name?.value) &&
      (server.subcommand?.test(firstArgument(rest, server.valued) ?? "") ?? true),
  );

const firstArgument = (words: readonly ShellWord[], valued: readonly string[] = []): string | undefined =>
  words.find(({ value }, at) => !(value.startsWith("-") || valued.includes(words[at - 1]?.value ?? "")))?.value;

/** For a server without a port in its command. */
function withoutPort(server: WebServer, { words }: UnwrappedCommand, addresses: readonly ShellWord[]): Verdict {
  if (addresses.length > 0) return unknown;
  if (server.variable === "PORT") return listens;
  const isElsewhere = words.some(({ value }) => (server.elsewhere ?? []).includes(value.split("=")[0] ?? ""));
  if (isElsewhere || server.configured) return unknown;
  return elsewhere(`${server.name}, which takes another port unless it is given one`);
}

const isPort = (value: string): boolean => /^(?:\w+:\/\/)?(?:[^/]{0,253}:)?\d{2,5}$/.test(value);

/** Whether a variable for the port is set to a number. */
const setsPort = (variables: readonly ShellVariable[], server: WebServer | undefined): boolean =>
  variables.some(({ name, value }) => ["PORT", server?.variable].includes(name) && /^\d+$/.test(value));

/** Options that mean a port in any program; `-p` may mean something else. */
const anyServersOptions = ["--port", "--http-port", "--listen-port", "--server.port", "-Dserver.port", "-Dhttp.port"];

/** The addresses in a command's options: `--port 80`, `--port=80`, `-p80`. */
function portsOf({ words }: UnwrappedCommand, server: WebServer | undefined): ShellWord[] {
  const given = words.flatMap((word, at) =>
    (server === undefined ? anyServersOptions : (server.options ?? [])).flatMap((option) => {
      if (word.value === option) return words[at + 1] ?? [];
      if (word.value.startsWith(`${option}=`)) return { ...word, value: word.value.slice(option.length + 1) };
      return /^-\w$/.test(option) && word.value.startsWith(option) ? { ...word, value: word.value.slice(2) } : [];
    }),
  );
  return server?.positional
    ? [...given, ...words.slice(server.positional).filter(({ value }) => !value.startsWith("-"))]
    : given;
}
