import type { ParityFinding } from "../../report/parity-finding.ts";
import type { EnvironmentReview, Report } from "../../report/report.ts";
import { lastOf, verdictOf } from "../../report/verdict.ts";
import { valuesIn } from "../parity/words.ts";
import type { Item } from "./block.ts";
import { copied, listed, name, nothing, ours, type Phrase, phrase, strong } from "./phrase.ts";

/** What is to be done comes first. */
const order = ["unexplained", "not checked", "declared"] as const;

type Pair = Report["parity"][number];

/** Pairs that this environment belongs to. */
export const pairsOf = ({ parity }: Report, { environment }: EnvironmentReview): Pair[] =>
  parity.filter(({ environments }) => environments.includes(environment));

/** Differences that wait for somebody. */
export const openIn = ({ differences }: Pair): ParityFinding[] =>
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

const withVerdict = ({ differences }: Pair, verdict: ParityFinding["verdict"]): ParityFinding[] =>
  differences.filter((each) => each.verdict === verdict);

/** Every service has a dozen of them, so that a line tells all that may be for one reason. */
const allowedItems = (pair: Pair): Item[] =>
  [...Map.groupBy(withVerdict(pair, "allowed"), ({ reason }) => reason)].map(([reason, all]) => {
    const places = all.map(({ path, service }) => phrase`${name(path)} of ${service}`);
    return { phrase: phrase`${strong("allowed")} ${listed(places, ", ", mostAllowed)}${inFiles(pair)}; ${reason}` };
  });

const mostAllowed = 6;

const inFiles = ({ basis }: Pair): Phrase => ours(basis === "declared" ? " in the files" : "");

function item(difference: ParityFinding, pair: Pair): Item {
  const { service, path, verdict, reason, remedy } = difference;
  const values = verdict === "not checked" ? nothing : phrase`: ${valuesIn(withBoth(difference, pair.environments))}`;
  const todo = remedy === undefined ? nothing : phrase`; to do: ${copied(remedy)}`;
  return {
    phrase: phrase`${strong(verdict)} ${name(path)} of ${service}${inFiles(pair)}${values}; ${reason}${todo}`,
  };
}

/** JSON leaves out what an environment has nothing of. */
export const withBoth = (difference: ParityFinding, pair: readonly string[]): ParityFinding => ({
  ...difference,
  values: Object.fromEntries(
    pair.map((environment) => [
      environment,
      Object.hasOwn(difference.values, environment) ? difference.values[environment] : undefined,
    ]),
  ),
});
