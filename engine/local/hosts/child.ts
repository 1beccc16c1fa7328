import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, dirname } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as after } from "node:timers/promises";

/** What to run, and where its output goes. */
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

/** A process of ours, in a process group of its own so that a Ctrl-C reaches the engine alone. */
export class Child {
  /** Resolves when it has ended and all its output was read. Never rejects. */
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

  /** Asks it to end, and kills it after two seconds. */
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
      // Output that is still in the pipe; a grandchild may hold the pipe open for ever.
      await Promise.race([closed, after(drainMilliseconds, undefined, { ref: false })]);
      return { code, signal };
    } catch (error) {
      this.tail.push(error instanceof Error ? error.message : String(error));
      return { code: null, signal: null };
    } finally {
      this.#hasEnded = true;
    }
  }
}

/** The whole environment of a child: what is given, the folders of this machine, and this Node first on PATH. */
export function childEnvironment(given: Readonly<Record<string, string>>): Record<string, string> {
  const kept = ["HOME", "TMPDIR"].flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]]));
  const path = given.PATH ?? process.env.PATH ?? "";
  return { ...Object.fromEntries(kept), ...given, PATH: `${dirname(process.execPath)}${delimiter}${path}` };
}

/** How errors tell the end of a process. */
export function endText({ code, signal }: Ended): string {
  if (signal !== null) return `was ended by ${signal}`;
  return code === null ? "could not be started" : `ended with exit code ${code}`;
}
