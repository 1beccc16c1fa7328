import type { LineFinding } from "./line-finding.ts";
import { type ShellCommand, type ShellVariable, type ShellWord, shellLine } from "./shell-command.ts";
import { type UnwrappedCommand, unwrapped, variableOf } from "./unwrapped-command.ts";
import { type WebServer, webServers } from "./web-server.ts";

type PortFinding = Pick<LineFinding, "expected" | "got" | "remedy" | "level">;

/**
 * Whether a web process listens where Heroku routes to, which is the port in `$PORT`, as far as its command line shows; undefined
 * when it does. Source: devcenter.heroku.com/articles/runtime-principles#web-servers.
 */
export function portFinding(line: string): PortFinding | undefined {
  const verdict = verdictOf(line, []);
  switch (verdict.kind) {
    case "listens":
      return undefined;
    case "unknown":
      return {
        expected: "$PORT, or a server that takes it by itself",
        got: "a command that does not show it",
        remedy: "see that what it starts listens on the port in PORT",
        level: "advice",
      };
    case "noShell":
      return {
        expected: "a command that the shell can read",
        got: "one that it refuses",
        remedy: "look for a quote or bracket that is not closed",
        level: "different",
      };
    case "elsewhere":
      return { expected: "a web process that listens on $PORT", got: verdict.got, remedy, level: "different" };
  }
}

const remedy = "Heroku stops a dyno whose web process is not on $PORT within a minute";

type Verdict =
  | { readonly kind: "listens" | "unknown" | "noShell" }
  | { readonly kind: "elsewhere"; readonly got: string };

const listens: Verdict = { kind: "listens" };
const unexpanded: Verdict = {
  kind: "elsewhere",
  got: "a $PORT in single quotes or after a backslash, which the shell does not expand",
};
const ownPort: Verdict = { kind: "elsewhere", got: "a port of its own" };

function verdictOf(line: string, inherited: readonly ShellVariable[]): Verdict {
  const shell = shellLine(line);
  if (shell === undefined) return { kind: "noShell" };
  const variables = [...inherited, ...shell.before.flatMap(exported)];
  const prepared = shell.before.some(passesOn) || variables.some(({ hasPort }) => hasPort);
  const verdicts = shell.running
    .map((command) => unwrapped(command))
    .filter(({ words }) => !filters.test(words[0]?.value ?? ""))
    .map((command) => verdictFor(command, variables, prepared));
  const first = verdicts[0];
  if (verdicts.some(({ kind }) => kind === "listens")) return listens;
  return first !== undefined && verdicts.every(({ kind }) => kind === first.kind) ? first : { kind: "unknown" };
}

/** What stands beside a server in a pipe. */
const filters = /^(tee|cat|grep|sed|awk|logger|echo|printf|yes)$/;

/** Variables that later commands get. */
function exported({ words, variables }: ShellCommand): ShellVariable[] {
  const [name, ...rest] = words;
  if (name === undefined) return [...variables];
  if (!/^(export|declare|typeset)$/.test(name.value)) return [];
  return rest.flatMap(variableOf);
}

/** Whether a command puts the port where a later one may read it; a mere `echo` shows it in the log. */
const passesOn = ({ words, redirectsPort, writes }: ShellCommand): boolean =>
  redirectsPort || (words.some(({ hasPort }) => hasPort) && (writes || !/^(echo|printf)$/.test(words[0]?.value ?? "")));

function verdictFor(command: UnwrappedCommand, before: readonly ShellVariable[], prepared: boolean): Verdict {
  const variables = [...before, ...command.variables];
  if (command.behindNginx) return listens;
  if (command.script !== undefined) return verdictOf(command.script, variables);
  const server = serverOf(command);
  const ports = portsOf(command, server);
  if (ports.some(({ hasPort }) => hasPort)) return listens;
  if (ports.some(({ value }) => /\$\{?PORT\b/.test(value))) return unexpanded;
  if (ports.some(({ value }) => isPort(value)) || setsPort(variables, server)) return ownPort;
  if (prepared || command.redirectsPort || [...command.words, ...command.variables].some(({ hasPort }) => hasPort)) {
    return listens;
  }
  return server === undefined ? { kind: "unknown" } : withoutPort(server, command, ports);
}

const serverOf = ({ words: [name, ...rest] }: UnwrappedCommand): WebServer | undefined =>
  webServers.find(
    ({ command, subcommand, valued }) =>
      command.test(name?.value ?? "") && (subcommand?.test(firstArgument(rest, valued) ?? "") ?? true),
  );

const firstArgument = (words: readonly ShellWord[], valued: readonly string[] = []): string | undefined =>
  words.find(({ value }, at) => !(value.startsWith("-") || valued.includes(words[at - 1]?.value ?? "")))?.value;

/** What a server does that is given no port. */
function withoutPort(server: WebServer, { words }: UnwrappedCommand, addresses: readonly ShellWord[]): Verdict {
  if (server.variables.includes("PORT")) return addresses.length === 0 ? listens : { kind: "unknown" };
  const elsewhere = words.some(({ value }) => (server.elsewhere ?? []).includes(value.split("=")[0] ?? ""));
  if (elsewhere || server.configured) return { kind: "unknown" };
  return { kind: "elsewhere", got: `${server.name}, which takes another port unless it is given one` };
}

const isPort = (value: string): boolean => /^(?:\w+:\/\/)?(?:[^/]{0,253}:)?\d{2,5}$/.test(value);

/** Whether a variable that says the port is set to a number. */
const setsPort = (variables: readonly ShellVariable[], server: WebServer | undefined): boolean =>
  variables.some(({ name, value }) => ["PORT", ...(server?.variables ?? [])].includes(name) && /^\d+$/.test(value));

/** Options that mean a port whatever the program is; `-p` may mean anything. */
const anyServersOptions = ["--port", "--http-port", "--listen-port", "--server.port", "-Dserver.port", "-Dhttp.port"];

/** What a command is told of addresses: `--port 80`, `--port=80`, `-p80`. */
function portsOf({ words }: UnwrappedCommand, server: WebServer | undefined): ShellWord[] {
  const given = words.flatMap((word, at) =>
    (server?.options ?? anyServersOptions).flatMap((option) => {
      if (word.value === option) return words[at + 1] ?? [];
      if (word.value.startsWith(`${option}=`)) return { ...word, value: word.value.slice(option.length + 1) };
      return /^-\w$/.test(option) && word.value.startsWith(option) ? { ...word, value: word.value.slice(2) } : [];
    }),
  );
  return server?.positional ? [...given, ...words.slice(2).filter(({ value }) => !value.startsWith("-"))] : given;
}
