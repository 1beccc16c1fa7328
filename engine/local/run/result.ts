import type { RunResult } from "../../engine.ts";
import { stackType } from "../../wire/urn.ts";
import { type Properties, plainProperties, shownOutputs } from "../../wire/value.ts";
import type { StateStore } from "../state/state-store.ts";
import type { StepLog } from "../steps/step-log.ts";

/** The result of one pass; `began` is the `performance.now()` at its start. */
export function resultOf(
  log: StepLog,
  outputs: Properties,
  {
    began,
    previousOutputs,
    steps = log.steps,
  }: { began: number } & Pick<RunResult, "previousOutputs"> & Partial<Pick<RunResult, "steps">>,
): RunResult {
  return {
    outcome: log.failed || log.isAborted ? "failed" : "succeeded",
    steps,
    violations: log.violations,
    errors: log.errors,
    failures: log.failures,
    ...(log.notices.length > 0 && { notices: log.notices }),
    // A failed run has exported only a part of them; one that only policies failed has exported all.
    outputs: log.hasFailedStep || log.isAborted ? {} : shownOutputs(outputs),
    previousOutputs,
    seconds: (performance.now() - began) / 1000,
  };
}

/** The stack's outputs as recorded in its state, secrets hidden. */
export const recordedOutputs = (store: StateStore): Properties => shownOutputs(stackOutputs(store));

/** The stack's outputs as recorded in its state, secrets in plain. */
export const recordedPlainOutputs = (store: StateStore): Properties => plainProperties(stackOutputs(store));

const stackOutputs = (store: StateStore): Properties =>
  [...store.resources.values()].find(({ type }) => type === stackType)?.outputs ?? {};
