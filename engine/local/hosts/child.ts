import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as after } from "node:timers/promises";
import { errorMessage, exitCodes, Problem } from "../../problem.ts";

/** How to start a child process, and the receiver of its output. */
export interface ChildOptions {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Called for each line; `false` keeps the line out of {@link Child.tail}. */
  onLine?(line: string, stream: "stdout" | "stderr"): boolean | undefined;
}

/** How a process ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const graceMilliseconds = 2_000;
const drainMilliseconds = 500;
const tailLines = 20;

/** A child process, in its own process group so that Ctrl-C reaches only the engine. */
export class Child {
  /** Resolves when the process has ended and its output was read. Never rejects. */
  readonly ended: Promise<Ended>;
  /** The last lines of its standard error. */
  readonly tail: string[] = [];
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  #hasEnded = false;

  constructor(options: ChildOptions) {
    const { command, args, cwd, env } = options;
    this.#process = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    this.#read("stdout", this.#process.stdout, options.onLine);
    this.#read("stderr", this.#process.stderr, options.onLine);
    this.ended = this.#end();
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Sends the signal, and SIGKILL after two seconds. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.#hasEnded) return;
    this.#process.kill(signal);
    const giveUp = new AbortController();
    await Promise.race([
      this.ended,
      after(graceMilliseconds, undefined, { signal: giveUp.signal }).then(
        () => this.#process.kill("SIGKILL"),
        () => undefined,
      ),
    ]);
    giveUp.abort();
    await this.ended;
  }

  #read(stream: "stdout" | "stderr", source: Readable, onLine: ChildOptions["onLine"]): void {
    createInterface({ input: source }).on("line", (line) => {
      if (onLine?.(line, stream) === false || stream === "stdout") return;
      this.tail.push(line);
      if (this.tail.length > tailLines) this.tail.shift();
    });
  }

  async #end(): Promise<Ended> {
    try {
      const closed = once(this.#process, "close").catch(() => undefined);
      const [code, signal] = (await once(this.#process, "exit")) as [number | null, NodeJS.Signals | null];
      // Waits for output in the pipe, but not long: a grandchild may keep the pipe open.
      await Promise.race([closed, after(drainMilliseconds, undefined, { ref: false })]);
      return { code, signal };
    } catch (error) {
      this.tail.push(errorMessage(error));
      return { code: null, signal: null };
    } finally {
      this.#hasEnded = true;
    }
  }
}

/** A child's environment: `env`, HOME and TMPDIR, and this Node first on PATH. */
export function childEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const inherited = ["HOME", "TMPDIR"].flatMap((key) =>
    process.env[key] === undefined ? [] : [[key, process.env[key]]],
  );
  const path = env.PATH ?? process.env.PATH ?? "";
  return { ...Object.fromEntries(inherited), ...env, PATH: `${dirname(process.execPath)}${delimiter}${path}` };
}

/** How a process ended, in words. */
export function endText({ code, signal }: Ended): string {
  if (signal !== null) return `was killed by ${signal}`;
  return code === null ? "failed to start" : `exited with code ${code}`;
}

/** Growing heaps in small steps saves a third of the memory, for little time. */
export const smallHeap = "--max-semi-space-size=1";

/** Node arguments that end a child soon after this process, however that ends, and keep it small and fast. */
export function childNodeArguments(): string[] {
  const watch = new URL("./watch-parent.mjs", import.meta.url);
  watch.searchParams.set("engine", String(process.pid));
  return [smallHeap, "--import", watch.href, "--import", new URL("./lazy-sdk.mjs", import.meta.url).href];
}

/** The file of the Pulumi SDK that code in the folder would load. */
export function sdkFile(folder: string, path: string): string {
  try {
    return createRequire(join(folder, "package.json")).resolve(`@pulumi/pulumi/${path}`);
  } catch {
    throw new Problem(
      `${folder}: expected the installed package @pulumi/pulumi, got none; run npm ci`,
      exitCodes.input,
    );
  }
}
