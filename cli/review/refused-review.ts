import { nothingFound } from "../../review/report/nothing-found.ts";
import type { EnvironmentReview } from "../../review/report/report.ts";

/** The review of an environment that could not begin, or left nothing behind. */
export const refusedReview = (environment: string, errors: readonly string[]): EnvironmentReview => ({
  ...nothingFound(environment),
  outcome: "failed",
  errors: [...errors],
  notChecked: [{ what: ["drift"], why: { code: "run failed" } }],
});
