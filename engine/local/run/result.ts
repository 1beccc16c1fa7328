import type { RunResult } from "../../engine.ts";
import { stackType } from "../../wire/urn.ts";
import { isSecret, isUnknown, mapProperties, mapValue, type Properties, plainProperties } from "../../wire/wire.ts";
import type { StateStore } from "../state/state-store.ts";
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
  const failed = log.failed || log.aborted.aborted;
  return {
    outcome: failed ? "failed" : "succeeded",
    steps,
    violations: log.violations,
    errors: log.errors,
    // A run that broke off has said a part of them at most; one that only policies judged has said all.
    outputs: log.hasFailedStep || log.aborted.aborted ? {} : shownOutputs(outputs),
    previousOutputs,
    seconds: (performance.now() - began) / 1000,
  };
}

/** What a stack exports, as its state has it. */
export function recordedOutputs(store: StateStore): Record<string, unknown> {
  return shownOutputs(stackOutputs(store));
}

/** The same, secrets in plain. */
export function recordedPlainOutputs(store: StateStore): Record<string, unknown> {
  return plainProperties(stackOutputs(store));
}

const stackOutputs = (store: StateStore): Properties =>
  [...store.resources.values()].find(({ type }) => type === stackType)?.outputs ?? {};

/** Outputs as they are shown: nothing secret, and in words what is not known. */
export function shownOutputs(outputs: Properties): Properties {
  return mapProperties(outputs, (value) =>
    mapValue(value, (inner) => {
      if (isSecret(inner)) return "[secret]";
      return isUnknown(inner) ? "[unknown]" : undefined;
    }),
  );
}
