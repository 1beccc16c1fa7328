import type { Refreshed, RunOptions, RunResult, Step } from "../../engine.ts";
import type { StackConfig } from "../config/stack-config.ts";
import type { StateStore } from "../state/state-store.ts";
import type { StoredStack } from "../state/stored-stack.ts";
import { clearInterrupted, reportInterrupted } from "../steps/recovery.ts";
import type { StepLog } from "../steps/step-log.ts";
import { ProgramRun } from "./program-run.ts";
import { readableIn, refreshAll } from "./refresh.ts";
import { recordedOutputs, resultOf } from "./result.ts";
import type { Session } from "./session.ts";

/** A preview with its states. */
export interface Previewed {
  readonly result: RunResult;
  /** The state after the refresh, before the program. */
  readonly refreshedState: StateStore;
  /** The state that an `up` would leave. */
  readonly plannedState: StateStore;
}

interface UpParts {
  session: Session;
  config: StackConfig;
  options: RunOptions;
  parallel: number;
}

/** The steps of a preview, also by former URNs: a dependent may be deleted before the program has renamed it. */
function stepsOf({ steps }: RunResult, { formerUrns }: StateStore): Set<string> {
  const urns = ({ urn }: Step) => [urn, formerUrns.get(urn) ?? urn];
  return new Set(steps.flatMap((step) => urns(step).map((urn) => `${step.operation} ${urn}`)));
}

/** An `up` or its preview: refresh, preview and apply in one session. */
export class UpRun {
  readonly #parts: UpParts;

  constructor(parts: UpParts) {
    this.#parts = parts;
  }

  /** Refreshes a copy of the state, and previews on it. The program starts meanwhile. */
  preview(opening: Promise<StoredStack>, refresh: boolean): Promise<Previewed> {
    return this.#withProgram(true, async (program, began) => {
      const refreshedState = (await opening).store.copy();
      const previousOutputs = recordedOutputs(refreshedState);
      const refreshed = refresh ? await this.#refresh(refreshedState) : undefined;
      const plannedState = refreshedState.copy();
      const result =
        refreshed !== undefined && (refreshed.log.failed || refreshed.log.isAborted)
          ? resultOf(refreshed.log, {}, { began, previousOutputs, steps: [] })
          : await this.#pass(program, { store: plannedState, preview: true, hasRead: refresh }, began);
      return { result: { ...result, ...(refreshed && { refreshed: refreshed.found }) }, refreshedState, plannedState };
    });
  }

  /** Applies a preview, and records what its refresh found. */
  async apply(stored: StoredStack, { result, refreshedState, plannedState }: Previewed): Promise<RunResult> {
    const { store } = stored;
    const isChanged = !store.equals(refreshedState);
    store.replaceWith(refreshedState);
    const { refreshed } = result;
    // A second run of the program would have no more steps.
    if (store.equals(plannedState)) {
      if (isChanged) {
        stored.makeWritable();
        await store.save();
      }
      return result;
    }
    stored.makeWritable();
    return this.#withProgram(false, async (program, began) => {
      const previewed = stepsOf(result, plannedState);
      const hasRead = refreshed !== undefined;
      const applied = await this.#pass(program, { store, preview: false, previewed, hasRead }, began);
      return { ...applied, ...(refreshed && { refreshed: refreshed }) };
    });
  }

  async #withProgram<Result>(
    preview: boolean,
    work: (program: ProgramRun, began: number) => Promise<Result>,
  ): Promise<Result> {
    const { session, config, parallel } = this.#parts;
    const began = performance.now();
    const program = new ProgramRun(session, { config, preview, parallel });
    try {
      return await work(program, began);
    } finally {
      await program.stop();
    }
  }

  /** Refreshes a store before the program is served. */
  async #refresh(store: StateStore): Promise<{ found: Refreshed; log: StepLog }> {
    const { session, config, options } = this.#parts;
    const context = session.pass({ store, preview: true, config, options });
    const { log, scope } = context;
    if (readableIn(store).length > 0) {
      log.event({ kind: "phase", phase: "refresh", stack: scope.stack });
      await session.cancellable(options.signal, () => refreshAll(context));
    }
    return { found: { steps: log.steps, isComplete: !log.failed && !log.isAborted }, log };
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
    return session.cancellable(options.signal, async () => {
      reportInterrupted(context);
      const outputs = await program.serve(context);
      if (!log.failed && !log.isAborted) await clearInterrupted(context);
      return resultOf(log, outputs, { began, previousOutputs });
    });
  }
}
