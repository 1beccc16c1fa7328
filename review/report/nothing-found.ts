import { type EnvironmentReview, type Report, reportVersion } from "./report.ts";

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

/** What is known of environments, in the form of a review. */
export const reportOf = (
  known: Pick<Report, "project" | "at" | "environments"> & Partial<Pick<Report, "parity">>,
): Report => ({ version: reportVersion, mode: "live", parity: [], notChecked: [], ...known });
