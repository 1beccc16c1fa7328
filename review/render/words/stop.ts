import type { EnvironmentReview } from "../../report/report.ts";
import { stoppingIn } from "../../report/verdict.ts";
import { copied, listed, name, ours, type Phrase, phrase } from "./phrase.ts";
import { count } from "./units.ts";

/** That rolled-back apps refuse the `up`, and the two things that can be done; nothing where none does. One line for all: one run takes all of them. */
export function rollbackStop(review: EnvironmentReview): Phrase[] {
  const apps = stoppingIn(review).map(({ app }) => app);
  if (apps.length === 0) return [];
  const are = ours(apps.length === 1 ? " is" : " are");
  const all = apps.join(",");
  const held = count(review.changes.length, "change");
  return [
    phrase`${listed(apps.map(name), " and ")}${are} rolled back, so this up stops before its first write and makes none of the ${held} listed here: a new release would end the rollback. To roll forward, set ${copied(`HEROKU_MOVE_FORWARD=${all}`)} for one run, or write ${copied(`heroku:moveForward: ${all}`)} into Pulumi.${review.environment}.yaml. Or leave it rolled back: deploy a fix, and then run up`,
  ];
}
