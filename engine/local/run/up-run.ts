import type { Refreshed, RunOptions, RunResult, Step } from "../../engine.ts";
import type { StackConfig } from "../config/stack-config.ts";
import type { StateBook } from "../state/state-book.ts";
import type { StoredStack } from "../state/stored-stack.ts";
import { settleInterrupted, tellInterrupted } from "../steps/recovery.ts";
import type { StepLog } from "../steps/step-log.ts";
import { cancellable } from "./cancellable.ts";
import { ProgramRun } from "./program-run.ts";
import { readableIn, refreshAll } from "./refresh.ts";
import { recordedOutputs, resultOf } from "./result.ts";
import type { Session } from "./session.ts";

/** A preview, and the books it thought in. */
export interface Foreseen {
  readonly result: RunResult;
  /** The state as it was read, before the program was heard. */
  readonly read: StateBook;
  /** What an `up` would leave. */
  readonly foreseen: StateBook;
}

/** Also under former names: a dependent that goes first is deleted before the program has said what it is called now. */
function shownBy({ steps }: RunResult, { formerUrns }: StateBook): Set<string> {
  const urns = ({ urn }: Step) => [urn, formerUrns.get(urn) ?? urn];
  return new Set(steps.flatMap((step) => urns(step).map((urn) => `${step.operation} ${urn}`)));
}

/** An `up`, or its preview: refresh, preview, apply, all in one session. */
export class UpRun {
  readonly #parts: { session: Session; config: StackConfig; options: RunOptions; parallel: number };

  constructor(parts: { session: Session; config: StackConfig; options: RunOptions; parallel: number }) {
    this.#parts = parts;
  }

  /** Reads what is there into a copy of the state, and foresees on it. The program starts while the state is opened and read. */
  async preview(opening: Promise<StoredStack>, refresh: boolean): Promise<Foreseen> {
    const began = performance.now();
    const program = this.#start(true);
    try {
      const stored = await opening;
      const read = stored.book.copy();
      const previousOutputs = recordedOutputs(read);
      const refreshed = refresh ? await this.#read(read) : undefined;
      const foreseen = read.copy();
      const log = refreshed?.log;
      const result =
        log !== undefined && (log.failed || log.halted.aborted)
          ? resultOf(log, {}, { began, previousOutputs, steps: [] })
          : await this.#pass(program, { book: foreseen, preview: true, hasRead: refresh }, began);
      return { result: refreshed === undefined ? result : { ...result, refreshed: refreshed.found }, read, foreseen };
    } finally {
      await program.stop();
    }
  }

  /** Does what was foreseen; what was read before is recorded with it. */
  async apply(stored: StoredStack, { result, read, foreseen }: Foreseen): Promise<RunResult> {
    const { book } = stored;
    const isNews = !book.equals(read);
    book.become(read);
    const { refreshed } = result;
    // A second run of the program would find the same.
    if (book.equals(foreseen)) {
      if (isNews) await this.#record(stored);
      return result;
    }
    stored.writable();
    const began = performance.now();
    const program = this.#start(false);
    try {
      const shown = shownBy(result, foreseen);
      const done = await this.#pass(
        program,
        { book, preview: false, foreseen: shown, hasRead: refreshed !== undefined },
        began,
      );
      return { ...done, ...(refreshed && { refreshed }) };
    } finally {
      await program.stop();
    }
  }

  #record(stored: StoredStack): Promise<void> {
    stored.writable();
    return stored.book.save();
  }

  #start(preview: boolean): ProgramRun {
    const { session, config, parallel } = this.#parts;
    return new ProgramRun(session, { config, preview, parallel });
  }

  /** Reads every object into a book, before the program is heard. */
  async #read(book: StateBook): Promise<{ found: Refreshed; log: StepLog }> {
    const { session, config, options } = this.#parts;
    const context = session.pass({ book, preview: true, config, options });
    const { log, scope } = context;
    if (readableIn(book).length > 0) {
      log.event({ kind: "phase", phase: "refresh", stack: scope.stack });
      await cancellable(session, context, options, () => refreshAll(context));
    }
    return { found: { steps: log.steps, isComplete: !log.failed && !log.halted.aborted }, log };
  }

  /** One pass of the program over a book. */
  #pass(
    program: ProgramRun,
    parts: Pick<Parameters<Session["pass"]>[0], "book" | "preview" | "foreseen" | "hasRead">,
    began: number,
  ): Promise<RunResult> {
    const { session, config, options } = this.#parts;
    const previousOutputs = recordedOutputs(parts.book);
    const context = session.pass({ ...parts, config, options });
    const { log, scope, preview } = context;
    log.event({ kind: "phase", phase: preview ? "preview" : "up", stack: scope.stack });
    return cancellable(session, context, options, async () => {
      tellInterrupted(context);
      const outputs = await program.answer(context);
      if (!log.failed && !log.halted.aborted) await settleInterrupted(context);
      return resultOf(log, outputs, { began, previousOutputs });
    });
  }
}
