import type { Aspect } from "./manifest.ts";

/**
 * `declared`: the declaration gives a reason. `allowed`: it may differ by its nature, such as a plan. `unexplained`: nobody gives
 * a reason. `not checked`: it could not be read.
 */
export type Verdict = "declared" | "allowed" | "unexplained" | "not checked";

/** Something in which two environments differ, are the same and must not be, or could not be compared. */
export interface ParityDifference {
  readonly service: string;
  readonly aspect: Aspect;
  /** As in a manifest's facts: `config.RACK_ENV`. */
  readonly path: string;
  /** What each environment has, by its name; undefined where it has nothing. Never the value of a config var. */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Whether it is the same in both, and must not be. */
  readonly isTooEqual?: true;
}
