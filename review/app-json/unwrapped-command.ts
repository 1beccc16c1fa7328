import type { ShellCommand, ShellVariable, ShellWord } from "./shell-command.ts";

/** A command without what only starts it. */
export interface UnwrappedCommand extends ShellCommand {
  /** Whether nginx of its buildpack stands before it, which listens on `$PORT` by itself. */
  readonly behindNginx: boolean;
  /** The command line that a shell is given, as by `sh -c`. */
  readonly script?: string;
}

/** A command that starts another one: its subcommand, and options that take a value. */
interface Wrapper {
  readonly subcommand?: RegExp;
  readonly valued?: readonly string[];
  /** How many words stand between it and the command. */
  readonly skips?: number;
}

const plain: Wrapper = {};
const run: Wrapper = { subcommand: /^run$/ };
const exec: Wrapper = { subcommand: /^exec$/ };

/** Words that start the command after them. Sources: bash's reference, and the manual of each tool. */
const wrappers: Readonly<Record<string, Wrapper>> = {
  exec: { valued: ["-a"] },
  command: plain,
  nohup: plain,
  time: plain,
  setsid: plain,
  sudo: { valued: ["-u", "-g"] },
  env: { valued: ["-u", "-C"] },
  nice: { valued: ["-n"] },
  ionice: { valued: ["-c", "-n"] },
  timeout: { valued: ["-k", "-s"], skips: 1 },
  stdbuf: { valued: ["-i", "-o", "-e"] },
  "cross-env": plain,
  "dumb-init": plain,
  tini: plain,
  npx: { valued: ["-p", "--package"] },
  bunx: plain,
  yarn: plain,
  npm: exec,
  pnpm: exec,
  bundle: exec,
  poetry: run,
  pipenv: run,
  pdm: run,
  rye: run,
  uv: run,
  hatch: run,
  doppler: run,
  infisical: run,
  op: run,
  chamber: { subcommand: /^exec$/, skips: 1 },
  dotenv: { valued: ["-e", "-f"] },
  "newrelic-admin": { subcommand: /^run-program$/ },
  "ddtrace-run": plain,
  "opentelemetry-instrument": plain,
  "jemalloc.sh": plain,
  "start-nginx": plain,
  "start-nginx-solo": plain,
  "start-nginx-debug": plain,
  "start-pgbouncer": plain,
  "start-pgbouncer-stunnel": plain,
  "start-stunnel": plain,
  qgtunnel: plain,
  qgsocksify: plain,
  proximo: plain,
};

/** The command that runs in the end, under its own name and not under a path, with the variables that it gets on the way. */
export function unwrapped(command: ShellCommand, behindNginx = false): UnwrappedCommand {
  const [first, ...rest] = command.words;
  const name = baseName(first?.value ?? "");
  const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
  if (wrapper !== undefined) {
    const inner = innerOf(wrapper, rest);
    if (inner !== undefined) {
      const started = { ...command, words: inner.words, variables: [...command.variables, ...inner.variables] };
      return unwrapped(started, behindNginx || name.startsWith("start-nginx"));
    }
  }
  if (shells.test(name)) return { ...command, behindNginx, ...scriptOf(rest) };
  const words = interpreted(name, rest) ?? (first === undefined ? [] : [{ ...first, value: name }, ...rest]);
  return { ...command, words, behindNginx };
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** What a wrapper starts: the words after its own, without variables and options. */
function innerOf(
  { subcommand, valued = [], skips = 0 }: Wrapper,
  words: readonly ShellWord[],
): { words: readonly ShellWord[]; variables: readonly ShellVariable[] } | undefined {
  if (subcommand !== undefined && !subcommand.test(words[0]?.value ?? "")) return undefined;
  const own = subcommand === undefined ? words : words.slice(1);
  const end = own.findIndex(
    ({ value }, at) => !(value.startsWith("-") || assignment.test(value) || valued.includes(own[at - 1]?.value ?? "")),
  );
  const inner = end < 0 ? [] : own.slice(end + skips).filter(({ value }, index) => index > 0 || value !== "--");
  return inner.length === 0 ? undefined : { words: inner, variables: own.slice(0, end).flatMap(variableOf) };
}

const assignment = /^([A-Za-z_]\w*)=/;

/** The variable that a word such as `PORT=3000` sets. */
export function variableOf(word: ShellWord): ShellVariable[] {
  const [assigned, name] = assignment.exec(word.value) ?? [];
  return name === undefined ? [] : [{ ...word, name, value: word.value.slice(assigned?.length) }];
}

const shells = /^(ba|da|z|k)?sh$/;

/** What stands after `-c`, also among other letters as in `-lc`. */
function scriptOf(words: readonly ShellWord[]): Pick<UnwrappedCommand, "script"> {
  const at = words.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const script = at < 0 ? undefined : words[at + 1];
  return script === undefined ? {} : { script: script.value };
}

/** `python -m uvicorn` and `python manage.py runserver` as the module's and the script's own words. */
function interpreted(name: string, words: readonly ShellWord[]): readonly ShellWord[] | undefined {
  if (!/^(python[\d.]*|pypy[\d.]*|ruby|php)$/.test(name)) return undefined;
  const at = words.findIndex(({ value }) => !/^-[a-zA-Z]+$/.test(value) || value === "-m" || value === "-S");
  const program = words[at]?.value === "-m" ? words[at + 1] : words[at];
  if (program === undefined || program.value === "-S") return undefined;
  return [{ ...program, value: baseName(program.value) }, ...words.slice(words.indexOf(program) + 1)];
}
