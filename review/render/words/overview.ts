import type { EnvironmentReview, Report } from "../../report/report.ts";
import {
  addedOf,
  stoppingIn,
  stopsIn,
  unexplainedWith,
  type Verdict,
  verdictIn,
  verdictOf,
  waitsFor,
} from "../../report/verdict.ts";
import { openIn, pairsOf } from "./parity-items.ts";
import { toldDrift } from "./told-drift.ts";
import { count, countsOf, fromTo } from "./units.ts";

/** `pending: 4 changes, 1 of them destructive, 1 drifted` */
export function verdictWords(report: Report, review: EnvironmentReview): string {
  const found = foundWords(report, review);
  return [verdictWord(report, review), ...(found.length === 0 ? [] : [found.join(", ")])].join(": ");
}

const operations = ["create", "update", "replace", "delete"] as const;

/** Heads of the cells, in the order of `cellsOf`. */
export const columns = [...operations, "drift", "policy", "parity", "cost per month"] as const;

/** A row of numbers and words of ours. What was not looked at is never a zero. */
export const cellsOf = (report: Report, review: EnvironmentReview): string[] => [
  ...operations.map((operation) => changeCell(review, operation)),
  driftCell(report, review),
  policyCell(review),
  parityCell(report, review),
  costCell(review),
];

const words: Record<Exclude<Verdict, "stopped" | "incomplete">, string> = {
  clean: "clean: no changes, no drift",
  pending: "pending",
  failed: "failed",
};

/** What it comes to, as `stopped by 1 mandatory policy and 1 rolled-back app`, or `waits for staging`. */
export function verdictWord(report: Report, review: EnvironmentReview): string {
  const verdict = verdictIn(report, review);
  if (verdict === "stopped") return `stopped by ${stopWords(review).join(" and ")}`;
  const leader = waitsFor(review);
  if (leader !== undefined) return `waits for ${leader}`;
  if (verdict === "incomplete") return `incomplete: ${lookedFor(review)}`;
  return verdict === "failed" && review.outcome === "not checked" ? unread : words[verdict];
}

function stopWords(review: EnvironmentReview): string[] {
  const [policies, apps] = [stopsIn(review).length, stoppingIn(review).length];
  return [
    ...(policies > 0 ? [count(policies, "mandatory policy", "mandatory policies")] : []),
    ...(apps > 0 ? [count(apps, "rolled-back app")] : []),
  ];
}

/** Does not claim that there is no drift if it was not checked. */
function lookedFor(review: EnvironmentReview): string {
  const [changes, drift] = [isUnlooked(review, "changes"), isUnlooked(review, "drift")];
  if (changes && drift) return "changes and drift not checked";
  if (changes) return "changes not checked, no drift found";
  return drift ? "no changes found, drift not checked" : "no changes and no drift found";
}

/** Whether the review could not check anything. */
export const isUnlooked = ({ notChecked }: EnvironmentReview, what: "changes" | "drift"): boolean =>
  notChecked.some((each) => each.what.includes(what));

function foundWords(report: Report, review: EnvironmentReview): string[] {
  const { changes, errors, rolledBack, notChecked, policies } = review;
  const destructive = changes.filter(({ isDestructive }) => isDestructive).length;
  const drift = toldDrift(review).length;
  const added = addedOf(review).length;
  const unexplained = unexplainedWith(report, review.environment).length;
  const advisory = policies.filter(({ level }) => level === "advisory").length;
  const unchecked = notChecked.length + (report.environments.at(-1) === review ? report.notChecked.length : 0);
  const stopping = stoppingIn(review).length;
  const still = rolledBack.length - stopping;
  const changed = `${count(changes.length, "change")}${stopping > 0 ? " not made" : ""}`;
  const found: [number, string][] = [
    [errors.length, count(errors.length, "error")],
    [
      changes.length,
      `${verdictOf(review) === "failed" ? `${changed} found before the failure` : changed}${originsOf(changes)}`,
    ],
    [destructive, `${destructive} of them destructive`],
    [drift, `${drift} drifted`],
    [added, `${added} added by hand`],
    [review.health.length, `${review.health.length} unhealthy`],
    [isDriftUntold(review) ? 1 : 0, "drift not checked"],
    [still, `${count(still, "app")} rolled back`],
    [unexplained, count(unexplained, "unexplained difference")],
    [advisory, `${count(advisory, "advisory violation")}`],
    [unchecked, `${count(unchecked, "thing")} not checked`],
  ];
  const told = found.flatMap(([number, text]) => (number === 0 ? [] : [text]));
  return report.mode === "local" ? [...told, "reviewed without credentials"] : told;
}

/** ` (1 from these files, 2 that revert drift)`; nothing where the files ask for all. */
function originsOf(changes: EnvironmentReview["changes"]): string {
  const back = changes.filter(({ origin }) => origin === "drift").length;
  const verb = back === 1 ? "reverts" : "revert";
  if (back === 0) return "";
  if (back === changes.length) return ` that ${verb} drift`;
  return ` (${changes.length - back} from these files, ${back} that ${verb} drift)`;
}

const isDriftUntold = (review: EnvironmentReview): boolean =>
  verdictOf(review) !== "incomplete" && isUnlooked(review, "drift");

/** A policy that stops an `up` has seen its changes. */
const isUnread = (review: EnvironmentReview): boolean =>
  review.outcome !== "succeeded" && review.changes.length + review.policies.length === 0;

const unread = "not checked";

function changeCell(review: EnvironmentReview, operation: string): string {
  if (isUnread(review) || isUnlooked(review, "changes")) return unread;
  return String(review.changes.filter((each) => each.operation === operation).length);
}

function driftCell({ mode }: Report, review: EnvironmentReview): string {
  const { rolledBack, notChecked } = review;
  const drift = toldDrift(review).length;
  const isPartial = isUnlooked(review, "drift") || mode === "local";
  const added = addedOf(review).length;
  if (isPartial && drift + rolledBack.length + added === 0) return unread;
  const rest = { "rolled back": rolledBack.length, added, "not checked": isPartial ? 0 : notChecked.length };
  return [isPartial ? `at least ${drift}` : String(drift), ...countsOf(rest)].join(", ");
}

function policyCell(review: EnvironmentReview): string {
  if (isUnread(review)) return unread;
  const mandatory = stopsIn(review).length;
  const advisory = review.policies.filter(({ level }) => level === "advisory").length;
  const waiting = review.policies.length - mandatory - advisory;
  return countsOf({ mandatory, waiting, advisory }).join(", ") || "ok";
}

function parityCell(report: Report, review: EnvironmentReview): string {
  const pairs = pairsOf(report, review);
  if (pairs.length === 0) return unread;
  const open = pairs.flatMap(openIn);
  const unexplained = open.filter(({ verdict }) => verdict === "unexplained").length;
  const told = countsOf({ unexplained, "not checked": open.length - unexplained }).join(", ") || "ok";
  return `${told}${pairs.every(({ basis }) => basis === "declared") ? " as declared" : ""}`;
}

function costCell({ cost }: EnvironmentReview): string {
  if (cost === undefined) return unread;
  const rest = cost.unpriced.length === 0 ? "" : `, ${cost.unpriced.length} not counted`;
  return `${fromTo(cost.before, cost.after)}${rest}`;
}
