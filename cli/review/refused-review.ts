import { nothingFound } from "../../review/report/nothing-found.ts";
import type { EnvironmentReview } from "../../review/report/report.ts";
import type { ReportError } from "../../review/report/report-error.ts";

/** The review of an environment that could not begin, or left nothing behind. */
export const refusedReview = (environment: string, errors: readonly ReportError[]): EnvironmentReview => ({
  ...nothingFound(environment),
  outcome: "failed",
  errors: [...errors],
  notChecked: [{ what: ["drift"], why: { code: "run failed" } }],
});
