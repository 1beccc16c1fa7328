import type { Drift, EnvironmentReview } from "../../report/report.ts";
import { driftOf } from "../../report/verdict.ts";

/** Drift that is told object by object: where an app was rolled back, that says it all. */
export function toldDrift(review: EnvironmentReview): readonly Drift[] {
  const rolledBack = new Set(review.rolledBack.map(({ service }) => service));
  return driftOf(review).filter(
    ({ cause, service }) => cause.kind !== "rollback" || service === undefined || !rolledBack.has(service),
  );
}
