import { setTimeout as after } from "node:timers/promises";
import type { Properties } from "../../wire/wire.ts";
import type { StackConfig } from "../config/stack-config.ts";
import { endText } from "../hosts/child.ts";
import type { RunningProgram } from "../hosts/program-host.ts";
import { programMessage } from "../hosts/program-message.ts";
import { Declarations } from "../steps/declaration.ts";
import { deleteUndeclared } from "../steps/delete-undeclared.ts";
import { Deletions } from "../steps/deletions.ts";
import { evaluateStackPolicies } from "../steps/policy-evaluation.ts";
import type { RunContext } from "../steps/run-context.ts";
import { RunAborted } from "../steps/step-log.ts";
import { Monitor } from "./monitor.ts";
import type { Session } from "./session.ts";

/** How long a program that was told that the run has ended may take to end itself. */
const farewellMilliseconds = 1_000;

/** One run of the program. */
export class ProgramRun {
  readonly #session: Session;
  readonly #child: RunningProgram;
  readonly #monitor = Promise.withResolvers<Monitor>();

  /** Starts it; its calls wait until {@link answer}. */
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
        // Of a run that has ended, the SDK says that it finds nobody to talk to.
        if (!session.log.aborted.aborted) session.log.message("info", programMessage(line, project.folder));
      },
    });
  }

  /** Answers it to its end, and gives its outputs. What went wrong is in the log. */
  async answer(context: RunContext): Promise<Properties> {
    const { log, store } = context;
    const deletions = new Deletions(context);
    const monitor = new Monitor(context, new Declarations(context, deletions));
    const leftover = new Set(store.toDelete);
    this.#monitor.resolve(monitor);
    try {
      await finish(this.#child, monitor, context);
      await requireGoodEnd(this.#child, monitor, context, this.#session.project.folder);
      await evaluateStackPolicies(context);
      // Policies stop an apply; what they would stop is previewed whole.
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

/** Waits for the program's end; once nothing new may begin, it is ended as soon as nothing is under way. */
async function finish(child: RunningProgram, monitor: Monitor, { log }: RunContext): Promise<void> {
  const halted = Promise.withResolvers<void>();
  log.aborted.addEventListener("abort", () => halted.resolve(), { once: true });
  if (log.aborted.aborted) halted.resolve();
  await Promise.race([child.ended, halted.promise]);
  await monitor.idle();
  if (child.hasEnded) return;
  await Promise.race([child.ended, after(farewellMilliseconds, undefined, { ref: false })]);
}

/** Only a program that ended well has said all it wants: what it did not declare may be deleted then, and only then. */
async function requireGoodEnd(
  child: RunningProgram,
  monitor: Monitor,
  { log }: RunContext,
  folder: string,
): Promise<void> {
  log.throwIfAborted();
  if (log.hasFailedStep) throw new RunAborted();
  const end = await child.ended;
  if (end.code === 0 && monitor.outputs !== undefined) return;
  const how = end.code === 0 ? "ended before it had finished" : endText(end);
  const tail = programMessage(child.tail.join("\n"), folder);
  log.error(`the program ${how}; nothing more was changed, and nothing was deleted${tail === "" ? "" : `:\n${tail}`}`);
  throw new RunAborted();
}
