import type { EnvironmentReview } from "../../report/report.ts";
import { stoppingIn, stopsIn, waitsFor } from "../../report/verdict.ts";
import { isUnlooked } from "./overview.ts";
import { name, type Phrase, phrase } from "./phrase.ts";

/** That the `up` comes after another environment's, and that only `parity` would stop it now. */
export function waiting(review: EnvironmentReview): Phrase[] {
  const leader = waitsFor(review);
  if (leader === undefined) return [];
  return [
    phrase`waits for ${leader}: the up of ${review.environment} would be stopped by ${name("parity")} now, and agrees once ${leader} is up from these files`,
  ];
}

/** That another environment would lose what this one then refuses to remove. */
export function goesFirst(review: EnvironmentReview): Phrase[] {
  const { environment, goesFirst: leader, outcome } = review;
  const isRefused = stopsIn(review).length + stoppingIn(review).length > 0 || outcome === "failed";
  if (leader === undefined || !isRefused || waitsFor(review) !== undefined || isUnlooked(review, "drift")) return [];
  return [
    phrase`${leader} goes first: unless it is up from these files already, or refuses them too, what they remove would be gone there before ${environment} refuses. Solve this before you merge`,
  ];
}
