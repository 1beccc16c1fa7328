import type { EnvironmentReview } from "../../review/report.ts";

/** The review of an environment that its files do not let begin. */
export const refusedReview = (environment: string, errors: readonly string[]): EnvironmentReview => ({
  environment,
  outcome: "failed",
  changes: [],
  drift: [],
  rolledBack: [],
  restarts: [],
  policies: [],
  errors: [...errors],
  notChecked: [],
  services: {},
});
