import type { Difference } from "../../parity/difference.ts";
import type { AddedByHand } from "./added-by-hand.ts";
import type { Drift, EnvironmentReview, PolicyFinding, Report, RolledBack } from "./report.ts";

/**
 * What an environment comes to. `stopped`: a mandatory policy or a rolled-back app refuses its `up`. `failed`: it could not be looked at.
 * `pending`: something would change, has drifted, was added by hand or does not work, also where its `up` comes after another's.
 * `incomplete`: nothing was found, but something could not be looked at.
 */
export type Verdict = "stopped" | "failed" | "pending" | "incomplete" | "clean";

/** Drift that counts: what a rule ignores does not. */
export const driftOf = ({ drift }: Pick<EnvironmentReview, "drift">): readonly Drift[] =>
  drift.filter(({ ignored }) => ignored === undefined);

/** What somebody added by hand and no rule ignores. */
export const addedOf = ({ addedByHand }: Pick<EnvironmentReview, "addedByHand">): readonly AddedByHand[] =>
  addedByHand.filter(({ ignored }) => ignored === undefined);

/** Rolled-back apps for which the `up` is refused. */
export const stoppingIn = ({ rolledBack }: Pick<EnvironmentReview, "rolledBack">): readonly RolledBack[] =>
  rolledBack.filter(({ stopsUp }) => stopsUp);

interface WithPolicies {
  readonly policies: readonly PolicyFinding[];
}

/** Policies that stop the `up` whatever goes before it. */
export const stopsIn = ({ policies }: WithPolicies): readonly PolicyFinding[] =>
  policies.filter(({ level, waitsFor }) => level === "mandatory" && waitsFor === undefined);

/** The environment that is brought up first, which ends a stop by `parity`. */
export const goesBefore = ({ policies }: WithPolicies): string | undefined =>
  policies.find(({ waitsFor }) => waitsFor !== undefined)?.waitsFor;

/** Likewise, where nothing else keeps the `up` from beginning. */
export const waitsFor = (review: Pick<EnvironmentReview, "policies" | "rolledBack" | "errors">): string | undefined =>
  stopsIn(review).length + stoppingIn(review).length + review.errors.length > 0 ? undefined : goesBefore(review);

export function verdictOf(review: EnvironmentReview): Verdict {
  if (stopsIn(review).length + stoppingIn(review).length > 0) return "stopped";
  if (waitsFor(review) !== undefined) return "pending";
  if (review.outcome !== "succeeded") return "failed";
  const found = [review.changes, review.rolledBack, driftOf(review), addedOf(review), review.health];
  if (found.some((list) => list.length > 0)) return "pending";
  return review.notChecked.length > 0 ? "incomplete" : "clean";
}

/** What an environment comes to in its report: one that is clean by itself, and differs from another without a reason, is `pending`. */
export function verdictIn(report: Report, review: EnvironmentReview): Verdict {
  const verdict = verdictOf(review);
  return verdict === "clean" && unexplainedWith(report, review.environment).length > 0 ? "pending" : verdict;
}

/** Differences that nobody explains between an environment and those before it. */
export const unexplainedWith = ({ environments, parity }: Report, environment: string): Difference[] =>
  parity
    .filter((pair) => lastOf(environments, pair.environments) === environment)
    .flatMap(({ differences }) => differences.filter(({ verdict }) => verdict === "unexplained"));

/** A pair is told once, with the later of its environments that were reviewed. */
export const lastOf = (environments: Report["environments"], pair: readonly string[]): string | undefined =>
  environments.map(({ environment }) => environment).findLast((each) => pair.includes(each));

/** Whether an environment could not be previewed, and nothing says why: one that comes after another has a reason. */
export const isUnexplainedFailure = (review: EnvironmentReview): boolean =>
  review.outcome !== "succeeded" &&
  waitsFor(review) === undefined &&
  !review.notChecked.some(({ why }) => why.code === "another environment first");
