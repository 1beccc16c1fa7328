import type { EnvironmentReview } from "../report.ts";
import { goesBefore, waitsFor } from "../verdict.ts";
import { name, type Phrase, phrase } from "./phrase.ts";

/** That the `up` comes after another environment's, and that only `parity` would stop it now. */
export function waiting(review: EnvironmentReview): Phrase[] {
  const leader = waitsFor(review);
  if (leader === undefined) return [];
  return [
    phrase`waits for ${leader}: the up of ${review.environment} would be stopped by ${name("parity")} now, and agrees once ${leader} is up from these files`,
  ];
}

/** That another environment would change, or lose, what this one is then refused. */
export function goesFirst(review: EnvironmentReview): Phrase[] {
  const leader = goesBefore(review);
  if (leader === undefined || waitsFor(review) !== undefined) return [];
  return [
    phrase`${leader} would go first: it is brought up from these files before the up of ${review.environment} is refused. Solve this before you merge`,
  ];
}
