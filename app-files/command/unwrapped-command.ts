import type { ShellCommand, ShellVariable, ShellWord } from "./shell-command.ts";

/** A command without its wrappers. */
export interface UnwrappedCommand extends ShellCommand {
  /** Whether nginx of its buildpack stands before it, which listens on `$PORT` by itself. */
  readonly behindNginx: boolean;
  /** The command line that a shell is given, as by `sh -c`. */
  readonly script?: string;
  /** The path, as it is written, of a file that it runs. */
  readonly file?: string;
  /** A script of `package.json` that it runs. */
  readonly packageScript?: string;
}

/** A command that starts another one: its subcommand, and options that take a value. */
interface Wrapper {
  readonly subcommand?: RegExp;
  readonly valued?: readonly string[];
  /** How many words stand between it and the command. */
  readonly skips?: number;
}

/** Commands that start the command after them. Sources: bash's reference, and the manual of each tool. */
const wrappers: readonly (Wrapper & { readonly names: readonly string[] })[] = [
  { names: ["command", "nohup", "time", "setsid", "cross-env", "dumb-init", "tini", "bunx", "yarn"] },
  { names: ["ddtrace-run", "opentelemetry-instrument", "jemalloc.sh", "qgtunnel", "qgsocksify", "proximo"] },
  { names: ["start-nginx", "start-nginx-solo", "start-nginx-debug"] },
  { names: ["start-pgbouncer", "start-pgbouncer-stunnel", "start-stunnel"] },
  { names: ["exec"], valued: ["-a"] },
  { names: ["sudo"], valued: ["-u", "-g"] },
  { names: ["env"], valued: ["-u", "-C"] },
  { names: ["nice"], valued: ["-n"] },
  { names: ["ionice"], valued: ["-c", "-n"] },
  { names: ["timeout"], valued: ["-k", "-s"], skips: 1 },
  { names: ["stdbuf"], valued: ["-i", "-o", "-e"] },
  { names: ["npx"], valued: ["-p", "--package"] },
  { names: ["dotenv"], valued: ["-e", "-f"] },
  { names: ["npm", "pnpm", "bundle"], subcommand: /^exec$/ },
  { names: ["chamber"], subcommand: /^exec$/, skips: 1 },
  { names: ["newrelic-admin"], subcommand: /^run-program$/ },
  {
    names: ["poetry", "pipenv", "pdm", "rye", "uv", "hatch", "doppler", "infisical", "op"],
    subcommand: /^run$/,
  },
];

/** What the commands around a command say about it. */
interface Started {
  readonly behindNginx: boolean;
  readonly packageScript?: string;
  /** How many commands started it. */
  readonly depth: number;
}

/** More nested commands than any real command line has. */
const deepest = 20;

/** The command that finally runs, by its name without a path, with the variables that wrappers set. */
export function unwrapped(
  command: ShellCommand,
  started: Started = { behindNginx: false, depth: 0 },
): UnwrappedCommand {
  const [first, ...rest] = command.words;
  const name = baseName(first?.value ?? "");
  const packageScript = packageScriptOf(name, rest) ?? started.packageScript;
  const known = {
    behindNginx: started.behindNginx || name.startsWith("start-nginx"),
    ...(packageScript !== undefined && { packageScript }),
  };
  const wrapper = wrappers.find(({ names }) => names.includes(name));
  const inner = wrapper !== undefined && started.depth < deepest ? innerOf(wrapper, rest) : undefined;
  if (inner !== undefined) {
    const variables = [...command.variables, ...inner.variables];
    return unwrapped({ ...command, words: inner.words, variables }, { ...known, depth: started.depth + 1 });
  }
  if (shells.test(name)) return { ...command, ...known, ...scriptOf(rest) };
  const program = interpreted(name, rest);
  if (program !== undefined) return { ...command, ...known, ...program };
  const words = first === undefined ? [] : [{ ...first, value: name }, ...rest];
  return { ...command, ...known, words, ...(first?.value.includes("/") && { file: first.value }) };
}

/** `start` of `npm start`, `yarn run start` and their like; undefined where options may mean another folder. */
function packageScriptOf(name: string, [first, second]: readonly ShellWord[]): string | undefined {
  if (!/^(npm|pnpm|yarn|bun)$/.test(name)) return undefined;
  if (first?.value === "run" || first?.value === "run-script") return second?.value;
  return first?.value;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The command that a wrapper starts, without the wrapper's variables and options. */
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

/** The argument of `-c` (or combined, as in `-lc`), or the file that the shell runs. */
function scriptOf(words: readonly ShellWord[]): Pick<UnwrappedCommand, "script" | "file"> {
  const at = words.findIndex(({ value }) => /^-[a-z]*c$/.test(value));
  const script = at < 0 ? undefined : words[at + 1];
  if (script !== undefined) return { script: script.value };
  const file = words.find(({ value }) => !/^[-+]/.test(value));
  return file === undefined ? {} : { file: file.value };
}

const interpreters = /^(python[\d.]*|pypy[\d.]*|ruby|php|node|nodejs|nodemon|ts-node|tsx)$/;

/** Options of interpreters that take a value. */
const valuedOptions = /^(-r|--require|--import|--loader|-W|-X|-I|-d)$/;

/** `python -m uvicorn` and `python manage.py runserver` as the module's and the script's own words. */
function interpreted(name: string, words: readonly ShellWord[]): Pick<UnwrappedCommand, "words" | "file"> | undefined {
  if (!interpreters.test(name)) return undefined;
  const at = words.findIndex(
    ({ value }, index) =>
      !(value.startsWith("-") || valuedOptions.test(words[index - 1]?.value ?? "")) || value === "-m" || value === "-S",
  );
  const isModule = words[at]?.value === "-m";
  const program = isModule ? words[at + 1] : words[at];
  if (program === undefined || program.value === "-S") return undefined;
  return {
    words: [{ ...program, value: baseName(program.value) }, ...words.slice(words.indexOf(program) + 1)],
    ...(!isModule && { file: program.value }),
  };
}
