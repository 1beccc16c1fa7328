import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { childEnvironment, childNodeArguments, type Ended, sdkFile } from "../../engine/local/hosts/child.ts";
import {
  type ProgramStart,
  type RunningProgram,
  runnerArguments,
  runnerEnvironment,
  type startProgram,
} from "../../engine/local/hosts/program-host.ts";
import type { RunMessage } from "./program-process.ts";

const script = fileURLToPath(new URL("program-process.ts", import.meta.url));

type OnLine = ProgramStart["onLine"];

/**
 * A process that runs programs one after the other, with the SDK's own runner: what they import is loaded once. A program that fails or is stopped
 * ends it, as it would end a process of its own, and the next one gets a new process.
 */
export class KeptProgram {
  #child: ChildProcess | undefined;
  #onLine: OnLine = () => undefined;

  readonly start: typeof startProgram = (options) => {
    const child = this.#running(options.env);
    const tail: string[] = [];
    this.#onLine = (line, stream) => {
      if (stream === "stderr") tail.push(line);
      return options.onLine(line, stream);
    };
    const run = new Run(child, tail, () => this.stop());
    const message: RunMessage = {
      runner: sdkFile(options.project.programFolder, "cmd/run/run.js"),
      cwd: options.project.programFolder,
      args: runnerArguments(options),
      env: runnerEnvironment(options),
    };
    child.send(message);
    return run;
  };

  /** Ends the process. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || hasEnded(child)) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  #running(env: Record<string, string>): ChildProcess {
    if (this.#child !== undefined && !hasEnded(this.#child) && this.#child.connected) return this.#child;
    const child = fork(script, [], {
      env: childEnvironment(env),
      execArgv: childNodeArguments(),
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of ["stdout", "stderr"] as const) {
      const source = child[stream];
      if (source !== null) createInterface({ input: source }).on("line", (line) => this.#onLine(line, stream));
    }
    this.#child = child;
    return child;
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** One run: it ends with a message, or with the process. */
class Run implements RunningProgram {
  readonly ended: Promise<Ended>;
  readonly tail: string[];
  readonly #kill: () => Promise<void>;
  #hasEnded = false;

  constructor(child: ChildProcess, tail: string[], kill: () => Promise<void>) {
    this.tail = tail;
    this.#kill = kill;
    const { promise, resolve } = Promise.withResolvers<Ended>();
    const onMessage = (): void => end({ code: 0, signal: null });
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void => end({ code, signal });
    const end = (how: Ended): void => {
      child.off("message", onMessage);
      child.off("close", onExit);
      this.#hasEnded = true;
      resolve(how);
    };
    child.once("message", onMessage);
    child.once("close", onExit);
    this.ended = promise;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  async stop(): Promise<void> {
    if (!this.#hasEnded) await this.#kill();
    await this.ended;
  }
}
