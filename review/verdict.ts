import type { Drift, EnvironmentReview, Report } from "./report.ts";

/**
 * What an environment comes to. `stopped`: a mandatory policy holds its `up` up. `failed`: it could not be looked at.
 * `pending`: there are changes or drift. `incomplete`: nothing was found, but something could not be looked at.
 */
export type Verdict = "stopped" | "failed" | "pending" | "incomplete" | "clean";

/** Drift that counts: what a rule ignores does not. */
export const driftOf = ({ drift }: Pick<EnvironmentReview, "drift">): readonly Drift[] =>
  drift.filter(({ ignored }) => ignored === undefined);

export function verdictOf(review: EnvironmentReview): Verdict {
  if (review.policies.some(({ level }) => level === "mandatory")) return "stopped";
  if (review.outcome !== "succeeded") return "failed";
  if (review.changes.length + review.rolledBack.length + driftOf(review).length > 0) return "pending";
  return review.notChecked.length > 0 ? "incomplete" : "clean";
}

/** Exit codes of `tandem review`. */
export const reviewExitCodes = { clean: 0, couldNotLook: 1, pending: 2, policy: 3 } as const;

/**
 * A policy's stop weighs more than what could not be looked at, and that more than changes and drift: whoever takes 2 for an answer
 * has one to everything. Without credentials there is much that is never looked at, and does not count.
 */
export function exitCodeOf(report: Report): number {
  const { environments, mode } = report;
  const verdicts = environments.map(verdictOf);
  if (verdicts.includes("stopped")) return reviewExitCodes.policy;
  if (verdicts.includes("failed") || (mode === "live" && isPartial(report))) return reviewExitCodes.couldNotLook;
  return verdicts.includes("pending") ? reviewExitCodes.pending : reviewExitCodes.clean;
}

const isPartial = ({ environments, notChecked, parity }: Report): boolean =>
  [...environments.flatMap((each) => each.notChecked), ...notChecked].length > 0 ||
  parity.some(
    ({ basis, differences }) => basis === "live" && differences.some(({ verdict }) => verdict === "not checked"),
  );
