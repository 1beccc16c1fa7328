import { defaultParallel, type Engine, type RunOptions, type RunResult } from "../engine.ts";
import { exitCodes, Problem } from "../problem.ts";
import { destroyAll } from "./destroy.ts";
import { Keyring } from "./keyring.ts";
import type { LocalEngineOptions } from "./options.ts";
import { ProgramRun } from "./program-run.ts";
import { type Project, readProject } from "./project.ts";
import { recoverInterrupted, settleInterrupted } from "./recovery.ts";
import { refreshAll } from "./refresh.ts";
import { recordedOutputs, resultOf } from "./result.ts";
import type { RunContext } from "./run-context.ts";
import { Session } from "./session.ts";
import { readStackConfig, type StackConfig } from "./stack-config.ts";
import { lockStack } from "./stack-lock.ts";
import type { StateBook } from "./state-book.ts";
import { openStack, type StoredStack } from "./stored-stack.ts";

/**
 * Pulumi's engine for trial and tests, where no CLI can be had: it runs the unmodified program and provider, and keeps
 * its state so that `pulumi stack import` takes over from it.
 */
export class LocalEngine implements Engine {
  readonly #options: LocalEngineOptions;
  readonly #keyring: Keyring;

  constructor(options: LocalEngineOptions) {
    this.#options = options;
    this.#keyring = Keyring.of(options.passphrase);
  }

  up(
    stack: string,
    options: RunOptions & { approve?(preview: RunResult): boolean | Promise<boolean> } = {},
  ): Promise<RunResult> {
    return this.#locked(stack, () =>
      this.#inSession(stack, true, async (session) => {
        const config = await this.#config(session.project, stack);
        const opening = this.#openState(stack, config);
        const preview = await this.#program(session, opening, config, options);
        if (preview.result.outcome === "failed") return preview.result;
        if ((await options.approve?.(preview.result)) === false) return { ...preview.result, outcome: "declined" };
        const stored = await opening;
        // A second run of the program would find the same.
        if (stored.book.equals(preview.book)) return preview.result;
        stored.writable();
        const foreseen = new Set(preview.result.steps.map(({ operation, urn }) => `${operation} ${urn}`));
        return (await this.#program(session, opening, config, options, foreseen)).result;
      }),
    );
  }

  async preview(stack: string, options: RunOptions = {}): Promise<RunResult> {
    requireStackName(stack);
    return this.#inSession(stack, true, async (session) => {
      const config = await this.#config(session.project, stack);
      return (await this.#program(session, this.#openState(stack, config), config, options)).result;
    });
  }

  refresh(stack: string, options: RunOptions = {}): Promise<RunResult> {
    return this.#withoutProgram(stack, "refresh", options, refreshAll);
  }

  async drift(stack: string, options: RunOptions = {}): Promise<RunResult> {
    requireStackName(stack);
    return this.#work(stack, "drift", options, refreshAll);
  }

  destroy(stack: string, options: RunOptions & { unprotect?: boolean } = {}): Promise<RunResult> {
    return this.#withoutProgram(stack, "destroy", options, (context) =>
      destroyAll(context, options.unprotect === true),
    );
  }

  /** One pass of the program: a preview unless it is told what was foreseen. It starts while the state is opened. */
  async #program(
    session: Session,
    opening: Promise<StoredStack>,
    config: StackConfig,
    options: RunOptions,
    foreseen?: ReadonlySet<string>,
  ): Promise<{ result: RunResult; book: StateBook }> {
    const began = performance.now();
    const preview = foreseen === undefined;
    const { parallel = defaultParallel } = this.#options;
    const program = new ProgramRun(session, { config, preview, parallel });
    try {
      const stored = await opening;
      const previousOutputs = recordedOutputs(stored.book);
      const book = preview ? stored.book.copy() : stored.book;
      const context = session.pass({ book, preview, config, options, ...(foreseen && { foreseen }) });
      context.log.event({ kind: "phase", phase: preview ? "preview" : "up", stack: context.scope.stack });
      const result = await this.#cancellable(session, context, options, async () => {
        await recoverInterrupted(context);
        const outputs = await program.answer(context);
        if (!context.log.failed && !context.log.halted.aborted) await settleInterrupted(context);
        return resultOf(context.log, outputs, { began, previousOutputs });
      });
      return { result, book };
    } finally {
      await program.stop();
    }
  }

  #withoutProgram(
    stack: string,
    phase: "refresh" | "destroy",
    options: RunOptions,
    work: (context: RunContext) => Promise<void>,
  ): Promise<RunResult> {
    return this.#locked(stack, () => this.#work(stack, phase, options, work));
  }

  /** What needs no program; in search of drift, nothing of it is written. */
  #work(
    stack: string,
    phase: "refresh" | "drift" | "destroy",
    options: RunOptions,
    work: (context: RunContext) => Promise<void>,
  ): Promise<RunResult> {
    return this.#inSession(stack, false, async (session) => {
      const began = performance.now();
      const stored = await openStack(this.#options.stateFolder, stack, this.#keyring, undefined);
      const preview = phase === "drift";
      if (!preview) stored.writable();
      const previousOutputs = recordedOutputs(stored.book);
      const context = session.pass({ book: stored.book, preview, config: undefined, options });
      context.log.event({ kind: "phase", phase, stack });
      return this.#cancellable(session, context, options, async () => {
        await work(context);
        return resultOf(context.log, {}, { began, previousOutputs });
      });
    });
  }

  #config(project: Project, stack: string): Promise<StackConfig> {
    return readStackConfig(this.#options.projectFolder, project.name, stack, this.#keyring, this.#options);
  }

  #openState(stack: string, config: StackConfig): Promise<StoredStack> {
    const opening = openStack(this.#options.stateFolder, stack, this.#keyring, config.salt);
    // Awaited only once the program has been started, which may fail before.
    opening.catch(() => undefined);
    return opening;
  }

  async #locked(stack: string, work: () => Promise<RunResult>): Promise<RunResult> {
    requireStackName(stack);
    const lock = await lockStack(this.#options.stateFolder, stack);
    try {
      return await work();
    } finally {
      await lock.release();
    }
  }

  async #inSession(
    stack: string,
    withPolicies: boolean,
    work: (session: Session) => Promise<RunResult>,
  ): Promise<RunResult> {
    const project = readProject(this.#options.projectFolder);
    const session = await Session.open(this.#options, project, stack, withPolicies);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  }

  async #cancellable(
    session: Session,
    { log }: RunContext,
    { signal }: RunOptions,
    work: () => Promise<RunResult>,
  ): Promise<RunResult> {
    const cancel = (): void => {
      log.error("the run was cancelled; what was under way is recorded, nothing more was begun");
      log.halt();
      session.cancel().catch(() => undefined);
    };
    if (signal?.aborted) cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await work();
    } finally {
      signal?.removeEventListener("abort", cancel);
    }
  }
}

/** The name becomes a part of file names. */
function requireStackName(stack: string): void {
  if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(stack)) return;
  throw new Problem(
    `stack: expected a name of letters, digits, _, . and -, got ${JSON.stringify(stack)}`,
    exitCodes.usage,
  );
}
