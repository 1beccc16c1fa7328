import type { Drift, EnvironmentReview, UnusedConfirmation } from "../../report/report.ts";
import { copied, name, nothing, ours, type Phrase, phrase } from "./phrase.ts";

/** An exception, with its reason. */
export const exceptionPhrase = ({ place, what, reason }: EnvironmentReview["exceptions"][number]): Phrase =>
  phrase`${name(place)}: ${what}: ${reason}`;

/** As `ignored until 2027-06-30: the reason`. */
export const ignoredWords = ({ until, reason }: NonNullable<Drift["ignored"]>): Phrase =>
  phrase`ignored${until === undefined ? nothing : phrase` until ${until}`}: ${reason}`;

const whys: Readonly<Record<UnusedConfirmation["why"], string>> = {
  "other stack": "is of another stack: remove it",
  "no such resource": "confirms nothing: the stack has no resource of this name; correct it, or remove it",
  "not needed": "confirms nothing in this run: it is done already, or was never needed; remove it",
};

/** An entry that confirms nothing would confirm the next such change unseen. */
export function unusedPhrase({ confirmation, from, stack, why }: UnusedConfirmation): Phrase {
  const where = from === "HEROKU_CONFIRM" ? name(from) : phrase`${name(from)} in Pulumi.${stack}.yaml`;
  return phrase`${where}: ${copied(confirmation)} ${ours(whys[why])}`;
}
