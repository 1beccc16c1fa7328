import type { EnvironmentReview } from "../../report/report.ts";
import { stoppingIn, stopsIn, waitsFor } from "../../report/verdict.ts";
import { isUnlooked } from "./overview.ts";
import { name, type Phrase, phrase } from "./phrase.ts";

/** That the `up` comes after another environment's, and that only `parity` would stop it now. */
export function waiting(review: EnvironmentReview): Phrase[] {
  const leader = waitsFor(review);
  if (leader === undefined) return [];
  return [
    phrase`waits for ${leader}: ${name("parity")} would stop the up of ${review.environment} now, and passes once ${leader} is deployed from these files`,
  ];
}

/** That another environment would lose what this one then refuses to remove. */
export function goesFirst(review: EnvironmentReview): Phrase[] {
  const { environment, goesFirst: leader, outcome } = review;
  const isRefused = stopsIn(review).length + stoppingIn(review).length > 0 || outcome === "failed";
  if (leader === undefined || !isRefused || waitsFor(review) !== undefined || isUnlooked(review, "drift")) return [];
  return [
    phrase`${leader} goes first: deploying these files would delete parts from ${leader} before ${environment} rejects them. Fix this before you merge`,
  ];
}
