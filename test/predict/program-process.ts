import { createRequire, Module, registerHooks } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** What a process that is kept is to run next. */
export interface RunMessage {
  /** `cmd/run/run.js` of the SDK. */
  readonly runner: string;
  readonly cwd: string;
  /** Flags and the program, as the runner takes them. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

interface Arguments extends Readonly<Record<string, unknown>> {
  readonly _: readonly string[];
}

/** What is used here of the SDK's own modules. */
interface Sdk {
  readonly minimist: (args: readonly string[], options: object) => Arguments;
  readonly settings: { resetOptions(...args: unknown[]): void; disconnect(): Promise<void> };
  readonly log: { hasErrors(): boolean };
  readonly state: { getStore(): Store };
}
interface Store {
  resourcePackages: unknown;
  resourceModules: unknown;
}
type Runner = (
  args: Arguments,
  started: () => void,
  reportLogged: (error: unknown) => void,
  isLogged: (error: unknown) => boolean,
) => Promise<unknown>;

/** The exit code of a program whose errors were all logged. */
const loggedCode = 32;
const faults = ["uncaughtException", "unhandledRejection", "exit"] as const;
const listenersOf = (fault: (typeof faults)[number]) => process.listeners(fault as "exit");

const require = createRequire(import.meta.url);
const ownListeners = new Map(faults.map((fault) => [fault, listenersOf(fault)]));
let program = "";
let runs = 0;
let store: Store | undefined;

// Each run has its program evaluated once more; what that imports is loaded already.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url === program ? { ...found, url: `${found.url}?run=${runs}` } : found;
  },
});
process.on("message", (message: RunMessage) => void run(message));

async function run({ runner, cwd, args, env }: RunMessage): Promise<void> {
  runs += 1;
  const { minimist, ...sdk } = sdkOf(runner);
  const flags = minimist(args, { boolean: ["dry-run"], stopEarly: true });
  program = pathToFileURL(join(cwd, flags._[0] ?? "")).href;
  process.chdir(cwd);
  replaceEnvironment({ ...env, ...settingsOf(flags) });
  forgetLastRun(sdk);
  const logged = new Set<unknown>();
  const fail = (error?: unknown): void => {
    logged.add(error);
    // It ends when nothing is under way, as the process of one run does.
    process.exitCode = loggedCode;
    if (process.connected) process.disconnect();
  };
  try {
    const { run: runProgram } = require(runner) as { run: Runner };
    await runProgram(
      flags,
      () => undefined,
      fail,
      (error) => logged.has(error),
    );
    await sdk.settings.disconnect();
  } catch (error) {
    // Where the runner itself takes what its program throws.
    process.emit("uncaughtException", error instanceof Error ? error : new Error(String(error)));
  }
  if (logged.size > 0) return;
  if (sdk.log.hasErrors()) fail();
  else process.send?.("done");
}

function sdkOf(runner: string): Sdk {
  const folder = dirname(dirname(dirname(runner)));
  const main = join(dirname(runner), "index.js");
  // The runner asks its main module for an exit code only, and that module would run a program by itself.
  require.cache[main] ??= Object.assign(new Module(main), {
    exports: { nodeJSProcessExitedAfterLoggingUserActionableMessage: loggedCode },
    loaded: true,
  });
  return {
    minimist: createRequire(runner)("minimist") as Sdk["minimist"],
    settings: require(join(folder, "runtime/settings.js")) as Sdk["settings"],
    log: require(join(folder, "log/index.js")) as Sdk["log"],
    state: require(join(folder, "runtime/state.js")) as Sdk["state"],
  };
}

/** What the main module of the runner sets for the SDK. */
const settingsOf = (flags: Arguments): Record<string, string> =>
  Object.fromEntries(
    ["organization", "project", "root-directory", "stack", "dry-run", "parallel", "monitor", "engine"].flatMap(
      (flag) => {
        const value = flags[flag];
        return value ? [[`PULUMI_NODEJS_${flag.toUpperCase().replaceAll("-", "_")}`, String(value)]] : [];
      },
    ),
  );

function replaceEnvironment(env: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
}

/** A new store of the SDK's reads the environment; the classes of resources were registered when their modules were loaded. */
function forgetLastRun({ settings, state }: Pick<Sdk, "settings" | "state">): void {
  for (const fault of faults) {
    for (const listener of listenersOf(fault)) {
      if (!ownListeners.get(fault)?.includes(listener)) process.off(fault, listener);
    }
  }
  settings.resetOptions("", "", -1, "", "", false, "");
  Reflect.set(globalThis, "globalStore", undefined);
  const { resourcePackages, resourceModules } = store ?? {};
  store = state.getStore();
  if (resourcePackages !== undefined) Object.assign(store, { resourcePackages, resourceModules });
}
