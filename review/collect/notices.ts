import type { RunNotice, RunResult } from "../../engine/engine.ts";
import type { Change, Drift, UnusedConfirmation } from "../report/report.ts";
import { failureWords } from "./cause.ts";

type NoticeOf<Code extends RunNotice["code"]> = Extract<RunNotice, { code: Code }>;

/** What runs said, in a form that programs read. */
export function noticesOf<Code extends RunNotice["code"]>(
  code: Code,
  ...runs: readonly (Pick<RunResult, "notices"> | undefined)[]
): NoticeOf<Code>[] {
  const isAsked = (each: RunNotice): each is NoticeOf<Code> => each.code === code;
  return runs.flatMap((run) => run?.notices ?? []).filter(isAsked);
}

/** Creates that make nothing new, with what is there. */
export const withTakenOver = (changes: readonly Change[], takenOver: readonly NoticeOf<"takes over">[]): Change[] =>
  changes.map((change) => {
    const found = change.operation === "create" ? takenOver.find(({ urn }) => urn === change.urn) : undefined;
    if (found === undefined) return change;
    const { code: _, urn: __, ...takesOver } = found;
    return { ...change, takesOver };
  });

/** Changes with why the last `up` could not make them; where drift says so already, it is not repeated. */
export function withRefusals(
  changes: readonly Change[],
  drift: readonly Drift[],
  refusals: readonly NoticeOf<"refused before">[],
): Change[] {
  const told = new Set(drift.filter(({ cause }) => cause.kind === "failed update").map(({ urn }) => urn));
  return changes.map((change) => {
    const refusal = told.has(change.urn) ? undefined : refusals.find(({ urn }) => urn === change.urn);
    return refusal === undefined ? change : { ...change, refused: failureWords([refusal.herokuMessage]) };
  });
}

/** Each once: a run may say it several times. */
export function unusedConfirmations(preview: Pick<RunResult, "notices">): UnusedConfirmation[] {
  const all = noticesOf("unused confirmation", preview).map(
    ({ confirmation, from, stack, why }): UnusedConfirmation => ({ confirmation, from, stack, why }),
  );
  return [...new Map(all.map((each) => [`${each.from} ${each.confirmation}`, each])).values()];
}
