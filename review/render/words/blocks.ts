import type { Change, EnvironmentReview, Report, Restart, RolledBack } from "../../report/report.ts";
import { errorKey, type ReportError } from "../../report/report-error.ts";
import { addedOf, isUnexplainedFailure, stopsIn, verdictOf } from "../../report/verdict.ts";
import { addedItem, ignoredAddedItem } from "./added-items.ts";
import { type Block, type Item, type Kind, kindOfChange } from "./block.ts";
import { restartPhrase } from "./breakage.ts";
import { costItems } from "./cost-items.ts";
import { driftItem, ignoredItem } from "./drift-items.ts";
import { errorText } from "./error.ts";
import { healthPhrase } from "./health-items.ts";
import { notCheckedPhrase } from "./not-checked.ts";
import { exceptionPhrase, unusedPhrase } from "./notes.ts";
import { changeOf, lossOf } from "./object.ts";
import { parityItems } from "./parity-items.ts";
import { copied, listed, name, nothing, ours, type Phrase, phrase, strong } from "./phrase.ts";
import { rollbackStop } from "./stop.ts";
import { toldDrift } from "./told-drift.ts";
import { when } from "./units.ts";
import { goesFirst, waiting } from "./wait.ts";

/** Everything that is told of an environment beside its line and its row. What is clean has nothing to tell but advice, and what is open of parity. */
export function blocksOf(report: Report, review: EnvironmentReview): Block[] {
  const { changes, drift, rolledBack, addedByHand, health, restarts, policies } = review;
  const ofKind = (kind: Kind) => changes.filter((each) => kindOfChange(report, each) === kind).sort(gravestFirst);
  const told = new Set(toldDrift(review).map(({ urn }) => urn));
  const blocks: Block[] = [
    { kind: "destructive", items: plain(changes.filter(isHarmful).sort(gravestFirst).map(harmOf)) },
    { kind: "failures", items: plain(failures(review)) },
    { kind: "waits", items: plain(waiting(review)) },
    { kind: "rolledBack", items: plain(rolledBack.map((each) => rolledBackOf(each, report.at))) },
    { kind: "health", items: plain(health.map((each) => healthPhrase(each, report.at))) },
    { kind: "restarts", items: plain(restartsOf(restarts)) },
    { kind: "changes", items: plain(ofKind("changes").map(changeOf)) },
    { kind: "made", items: plain(ofKind("made").map(changeOf)) },
    // Where drift tells what was changed of an object, the change that takes it back names the object alone.
    {
      kind: "reverts",
      items: plain(ofKind("reverts").map((each) => changeOf(told.has(each.urn) ? { ...each, properties: [] } : each))),
    },
    { kind: "drift", items: toldDrift(review).map((each) => driftItem(each, report.at)) },
    { kind: "addedByHand", items: addedOf(review).map((each) => addedItem(each, report.at)) },
    { kind: "policies", items: plain([...policyLines(policies, "mandatory"), ...policyLines(policies, "advisory")]) },
    { kind: "exceptions", items: plain(review.exceptions.map(exceptionPhrase)) },
    { kind: "unusedConfirmations", items: plain(review.unusedConfirmations.map(unusedPhrase)) },
    { kind: "parity", items: parityItems(report, review) },
    { kind: "cost", items: plain(costItems(review)) },
    { kind: "notChecked", items: plain(notChecked(report, review)) },
    { kind: "ignoredDrift", items: [...drift.flatMap(ignoredItem), ...addedByHand.flatMap(ignoredAddedItem)] },
  ];
  const isClean = verdictOf(review) === "clean";
  return blocks.filter(({ kind, items }) => items.length > 0 && !(isClean && kind === "ignoredDrift"));
}

/** Whether something is lost by it, or somebody cannot reach something any more. */
const isHarmful = ({ isDestructive, breaks }: Change): boolean => isDestructive || breaks !== undefined;

const harmOf = (change: Change): Phrase => (change.isDestructive ? lossOf(change) : changeOf(change));

/** What is lost comes first, then what breaks something or is deleted or replaced, then the rest as it was. */
const gravestFirst = (one: Change, other: Change): number => weightOf(one) - weightOf(other);

const weightOf = ({ isDestructive, breaks, operation }: Change): number =>
  isDestructive ? 0 : breaks !== undefined || operation === "delete" || operation === "replace" ? 1 : 2;

const plain = (phrases: readonly Phrase[]): Item[] => phrases.map((each) => ({ phrase: each }));

/** Of an environment that failed without a word, that is told. */
function failures(review: EnvironmentReview): Phrase[] {
  const { errors } = review;
  const told = [
    ...stopsIn(review).map(({ policy, message }) => phrase`mandatory policy ${name(policy)}: ${message}`),
    ...rollbackStop(review),
    ...errors.map((error) => phrase`${errorText(error)}${othersAlike(review, error)}`),
    ...goesFirst(review),
  ];
  return told.length === 0 && isUnexplainedFailure(review)
    ? [phrase`the preview failed without an error message`]
    : told;
}

/** Of an error that many objects have, how many others. */
function othersAlike({ notChecked }: EnvironmentReview, error: ReportError): Phrase {
  const key = errorKey(error);
  const more = notChecked.find(({ why }) => why.code === "error" && errorKey(why.error) === key)?.more;
  return more === undefined ? nothing : ours(`, and ${more} more like it`);
}

const rolledBackOf = ({ service, app, to, release, by, at, stopsUp }: RolledBack, now: string): Phrase =>
  phrase`${name(app)} (${service}) was rolled back to v${to}${by === undefined ? nothing : phrase` by ${name(by)}`}${
    at === undefined ? nothing : ours(` ${when(at, now)}`)
  } as release v${release}; ${stopsUp ? ours("it stops this up: see Failures") : phrase`until a fix is deployed, an up moves it forward only with ${copied(`HEROKU_MOVE_FORWARD=${app}`)}`}`;

/** Apps whose dynos restart for the same reason in one line. */
function restartsOf(restarts: readonly Restart[]): Phrase[] {
  const alike = Map.groupBy(restarts, ({ processes, because }) => JSON.stringify([processes, because]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const apps = [first, ...others].map(({ app }) => name(app));
    return [phrase`${first.processes.join(", ")} of ${listed(apps, ", ", mostApps)}: ${restartPhrase(first)}`];
  });
}

const mostApps = 10;

const policyLines = (policies: EnvironmentReview["policies"], level: "mandatory" | "advisory"): Phrase[] =>
  policies
    .filter((each) => each.level === level)
    .map(({ policy, message, waitsFor: leader }) => {
      const wait = leader === undefined ? nothing : ours(`, which ends once ${leader} is up`);
      return phrase`${strong(level)} ${name(policy)}${wait}: ${message}`;
    });

/** What nobody looked at in the whole estate is told once, with the last environment. */
function notChecked(report: Report, review: EnvironmentReview): Phrase[] {
  const common = report.environments.at(-1) === review ? report.notChecked : [];
  return [...review.notChecked, ...common].map(notCheckedPhrase);
}
