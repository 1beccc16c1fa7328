import type { Refreshed, RunOptions, RunResult, Step } from "../../engine.ts";
import type { StackConfig } from "../config/stack-config.ts";
import type { StateStore } from "../state/state-store.ts";
import type { StoredStack } from "../state/stored-stack.ts";
import { clearInterrupted, reportInterrupted } from "../steps/recovery.ts";
import type { StepLog } from "../steps/step-log.ts";
import { cancellable } from "./cancellable.ts";
import { ProgramRun } from "./program-run.ts";
import { readableIn, refreshAll } from "./refresh.ts";
import { recordedOutputs, resultOf } from "./result.ts";
import type { Session } from "./session.ts";

/** A preview, and the stores it thought in. */
export interface Foreseen {
  readonly result: RunResult;
  /** The state as it was read, before the program was heard. */
  readonly read: StateStore;
  /** What an `up` would leave. */
  readonly previewed: StateStore;
}

/** Also under former names: a dependent that goes first is deleted before the program has said what it is called now. */
function shownBy({ steps }: RunResult, { formerUrns }: StateStore): Set<string> {
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
      const read = stored.store.copy();
      const previousOutputs = recordedOutputs(read);
      const refreshed = refresh ? await this.#read(read) : undefined;
      const previewed = read.copy();
      const log = refreshed?.log;
      const result =
        log !== undefined && (log.failed || log.aborted.aborted)
          ? resultOf(log, {}, { began, previousOutputs, steps: [] })
          : await this.#pass(program, { store: previewed, preview: true, hasRead: refresh }, began);
      return { result: refreshed === undefined ? result : { ...result, refreshed: refreshed.found }, read, previewed };
    } finally {
      await program.stop();
    }
  }

  /** Does what was previewed; what was read before is recorded with it. */
  async apply(stored: StoredStack, { result, read, previewed }: Foreseen): Promise<RunResult> {
    const { store } = stored;
    const isNews = !store.equals(read);
    store.become(read);
    const { refreshed } = result;
    // A second run of the program would find the same.
    if (store.equals(previewed)) {
      if (isNews) await this.#record(stored);
      return result;
    }
    stored.writable();
    const began = performance.now();
    const program = this.#start(false);
    try {
      const shown = shownBy(result, previewed);
      const done = await this.#pass(
        program,
        { store, preview: false, previewed: shown, hasRead: refreshed !== undefined },
        began,
      );
      return { ...done, ...(refreshed && { refreshed }) };
    } finally {
      await program.stop();
    }
  }

  #record(stored: StoredStack): Promise<void> {
    stored.writable();
    return stored.store.save();
  }

  #start(preview: boolean): ProgramRun {
    const { session, config, parallel } = this.#parts;
    return new ProgramRun(session, { config, preview, parallel });
  }

  /** Reads every object into a store, before the program is heard. */
  async #read(store: StateStore): Promise<{ found: Refreshed; log: StepLog }> {
    const { session, config, options } = this.#parts;
    const context = session.pass({ store, preview: true, config, options });
    const { log, scope } = context;
    if (readableIn(store).length > 0) {
      log.event({ kind: "phase", phase: "refresh", stack: scope.stack });
      await cancellable(session, context, options, () => refreshAll(context));
    }
    return { found: { steps: log.steps, isComplete: !log.failed && !log.aborted.aborted }, log };
  }

  /** One pass of the program over a store. */
  #pass(
    program: ProgramRun,
    parts: Pick<Parameters<Session["pass"]>[0], "store" | "preview" | "previewed" | "hasRead">,
    began: number,
  ): Promise<RunResult> {
    const { session, config, options } = this.#parts;
    const previousOutputs = recordedOutputs(parts.store);
    const context = session.pass({ ...parts, config, options });
    const { log, scope, preview } = context;
    log.event({ kind: "phase", phase: preview ? "preview" : "up", stack: scope.stack });
    return cancellable(session, context, options, async () => {
      reportInterrupted(context);
      const outputs = await program.answer(context);
      if (!log.failed && !log.aborted.aborted) await clearInterrupted(context);
      return resultOf(log, outputs, { began, previousOutputs });
    });
  }
}
