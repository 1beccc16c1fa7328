import type { Difference, Verdict } from "../../../parity/difference.ts";
import { reasonText } from "../../../parity/words/reason-words.ts";
import { remedyText } from "../../../parity/words/remedy-words.ts";
import { valuesText } from "../../../parity/words/value-words.ts";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { lastOf, verdictOf } from "../../report/verdict.ts";
import type { Item } from "./block.ts";
import { copied, listed, name, nothing, ours, type Phrase, phrase, strong } from "./phrase.ts";

/** What is to be done comes first. */
const order = ["unexplained", "not checked", "declared"] as const;

type Pair = Report["parity"][number];

/** Pairs that this environment belongs to. */
export const pairsOf = ({ parity }: Report, { environment }: EnvironmentReview): Pair[] =>
  parity.filter(({ environments }) => environments.includes(environment));

/** Differences that wait for somebody. */
export const openIn = ({ differences }: Pair): Difference[] =>
  differences.filter(({ verdict }) => verdict === "unexplained" || verdict === "not checked");

/** A pair is told once, with the later of its environments; what is explained, only beside something else to read. */
export const parityItems = (report: Report, review: EnvironmentReview): Item[] =>
  pairsOf(report, review)
    .filter(({ environments }) => lastOf(report.environments, environments) === review.environment)
    .filter((pair) => verdictOf(review) !== "clean" || openIn(pair).length > 0)
    .flatMap((pair) => [
      ...order.flatMap((verdict) => withVerdict(pair, verdict).map((each) => item(each, pair))),
      ...allowedItems(pair),
    ]);

const withVerdict = ({ differences }: Pair, verdict: Verdict): Difference[] =>
  differences.filter((each) => each.verdict === verdict);

/** Every service has a dozen of them, so that a line tells all that may be for one reason. */
const allowedItems = (pair: Pair): Item[] =>
  [...Map.groupBy(withVerdict(pair, "allowed"), reasonText)].map(([reason, all]) => {
    const places = all.map(({ path, service }) => phrase`${name(path)} of ${service}`);
    return { phrase: phrase`${strong("allowed")} ${listed(places, ", ", mostAllowed)}${inFiles(pair)}; ${reason}` };
  });

const mostAllowed = 6;

const inFiles = ({ basis }: Pair): Phrase => ours(basis === "declared" ? " in the files" : "");

function item(difference: Difference, pair: Pair): Item {
  const { service, path, verdict, remedy } = difference;
  const values = verdict === "not checked" ? nothing : phrase`: ${valuesText(difference)}`;
  const todo = remedy === undefined ? nothing : phrase`; to do: ${copied(remedyText(remedy))}`;
  return {
    phrase: phrase`${strong(verdict)} ${name(path)} of ${service}${inFiles(pair)}${values}; ${reasonText(difference)}${todo}`,
  };
}
