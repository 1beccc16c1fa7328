import type { RunResult } from "../../engine.ts";
import { stackType } from "../../wire/urn.ts";
import { isSecret, isUnknown, mapProperties, mapValue, type Properties, plainProperties } from "../../wire/wire.ts";
import type { StateBook } from "../state/state-book.ts";
import type { StepLog } from "../steps/step-log.ts";

/** What a pass has come to. `began` is the time of `performance.now()` at its beginning. */
export function resultOf(
  log: StepLog,
  outputs: Properties,
  {
    began,
    previousOutputs,
    steps = log.steps,
  }: { began: number } & Pick<RunResult, "previousOutputs"> & Partial<Pick<RunResult, "steps">>,
): RunResult {
  const failed = log.failed || log.halted.aborted;
  return {
    outcome: failed ? "failed" : "succeeded",
    steps,
    violations: log.violations,
    errors: log.errors,
    // A run that broke off has said a part of them at most; one that only policies judged has said all.
    outputs: log.broken || log.halted.aborted ? {} : shownOutputs(outputs),
    previousOutputs,
    seconds: (performance.now() - began) / 1000,
  };
}

/** What a stack exports, as its state has it. */
export function recordedOutputs(book: StateBook): Record<string, unknown> {
  return shownOutputs(stackOutputs(book));
}

/** The same, secrets in plain. */
export function recordedPlainOutputs(book: StateBook): Record<string, unknown> {
  return plainProperties(stackOutputs(book));
}

const stackOutputs = (book: StateBook): Properties =>
  [...book.resources.values()].find(({ type }) => type === stackType)?.outputs ?? {};

/** Outputs as they are shown: nothing secret, and in words what is not known. */
export function shownOutputs(outputs: Properties): Properties {
  return mapProperties(outputs, (value) =>
    mapValue(value, (inner) => {
      if (isSecret(inner)) return "[secret]";
      return isUnknown(inner) ? "[unknown]" : undefined;
    }),
  );
}
