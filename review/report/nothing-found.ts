import type { EnvironmentReview } from "./report.ts";

/** The review of an environment in which nothing was found. */
export const nothingFound = (environment: string): EnvironmentReview => ({
  environment,
  outcome: "succeeded",
  changes: [],
  drift: [],
  rolledBack: [],
  addedByHand: [],
  health: [],
  restarts: [],
  policies: [],
  exceptions: [],
  unusedConfirmations: [],
  errors: [],
  notChecked: [],
  services: {},
});
