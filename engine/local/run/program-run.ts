import { setTimeout as after } from "node:timers/promises";
import type { Properties } from "../../wire/value.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { endText } from "../hosts/child.ts";
import type { RunningProgram } from "../hosts/program-host.ts";
import { programMessage } from "../hosts/program-message.ts";
import { Declarations } from "../steps/declaration.ts";
import { Deletions, deleteUndeclared } from "../steps/deletions.ts";
import { evaluateStackPolicies } from "../steps/policy-evaluation.ts";
import type { RunContext } from "../steps/run-context.ts";
import { RunAborted } from "../steps/step-log.ts";
import { Monitor } from "./monitor.ts";
import type { Session } from "./session.ts";

/** How long a program may take to end after it was answered that the run has ended. */
const gracePeriodMilliseconds = 1_000;

/** One run of the program. */
export class ProgramRun {
  readonly #session: Session;
  readonly #child: RunningProgram;
  readonly #monitor = Promise.withResolvers<Monitor>();

  /** Starts the program; its calls wait for {@link serve}. */
  constructor(session: Session, start: { config: StackConfig; preview: boolean; parallel: number }) {
    const { project, server, scope } = session;
    this.#session = session;
    server.monitor = this.#monitor.promise;
    this.#child = session.processes.startProgram({
      ...start,
      env: session.childEnv,
      project,
      stack: scope.stack,
      engineAddress: server.address,
      onLine: (line) => {
        // After the end of the run, the SDK reports a lost connection.
        if (!session.log.isAborted) session.log.message("info", programMessage(line, project.folder));
      },
    });
  }

  /** Serves the program until its end, and returns its outputs. Failures are in the log. */
  async serve(context: RunContext): Promise<Properties> {
    const { log, store } = context;
    const deletions = new Deletions(context);
    const monitor = new Monitor(context, new Declarations(context, deletions));
    const leftover = new Set(store.toDelete);
    this.#monitor.resolve(monitor);
    try {
      await finish(this.#child, monitor, context);
      await requireSuccess(this.#child, monitor, context, this.#session.project.folder);
      await evaluateStackPolicies(context);
      // Violations stop an `up`, and not its preview.
      if (context.preview ? log.hasFailedStep : log.failed) throw new RunAborted();
      await store.save();
      await deleteUndeclared(context, deletions, leftover);
      await store.save();
    } catch (error) {
      if (!(error instanceof RunAborted)) throw error;
    } finally {
      await this.stop();
      await monitor.idle();
      await store.save();
    }
    return monitor.outputs ?? {};
  }

  stop(): Promise<void> {
    return this.#child.stop("SIGKILL");
  }
}

/** Waits for the program's end, or, once the run is aborted, for the end of pending operations. */
async function finish(child: RunningProgram, monitor: Monitor, { log }: RunContext): Promise<void> {
  const aborted = Promise.withResolvers<void>();
  log.signal.addEventListener("abort", () => aborted.resolve(), { once: true });
  if (log.isAborted) aborted.resolve();
  await Promise.race([child.ended, aborted.promise]);
  await monitor.idle();
  if (child.hasEnded) return;
  await Promise.race([child.ended, after(gracePeriodMilliseconds, undefined, { ref: false })]);
}

/** Only a program that succeeded has declared everything: only then may undeclared resources be deleted. */
async function requireSuccess(
  child: RunningProgram,
  monitor: Monitor,
  { log }: RunContext,
  folder: string,
): Promise<void> {
  log.throwIfAborted();
  if (log.hasFailedStep) throw new RunAborted();
  const end = await child.ended;
  if (end.code === 0 && monitor.outputs !== undefined) return;
  const how = end.code === 0 ? "ended before it was finished" : endText(end);
  const tail = programMessage(child.tail.join("\n"), folder);
  log.error(`the program ${how}; no more changes were made, and nothing was deleted${tail === "" ? "" : `:\n${tail}`}`);
  throw new RunAborted();
}
