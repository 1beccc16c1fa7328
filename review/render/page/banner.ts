import type { EnvironmentReview, Report } from "../../report/report.ts";
import { addedOf, isUnexplainedFailure, stopsIn, verdictIn } from "../../report/verdict.ts";
import { type Content, type Html, html, phraseHtml } from "../html/html.ts";
import { errorText } from "../words/error.ts";
import { unusedPhrase } from "../words/notes.ts";
import { verdictWord } from "../words/overview.ts";
import { rollbackStop } from "../words/stop.ts";
import { toldDrift } from "../words/told-drift.ts";
import { count } from "../words/units.ts";
import { goesFirst, waiting } from "../words/wait.ts";
import { costBar, mostOf } from "./cost-bars.ts";
import { fitting, leftOut, limits } from "./fit.ts";
import { type Icon, icon } from "./icons.ts";
import { operations } from "./object-words.ts";

/** What each environment comes to, with whatever holds it up in full: nothing of it is folded. */
export function banner(report: Report): Html {
  const { environments } = report;
  const share = limits.banner / Math.max(1, environments.length);
  const most = mostOf(environments.map(({ cost }) => cost));
  const tiles = fitting([...environments.entries()], limits.banner, ([at, review]) =>
    tile(report, review, { at, room: share / 2, most }),
  );
  return html`<section aria-labelledby="verdicts">
<h2 id="verdicts" class="sr">Verdicts</h2>
<ol class="tiles">
${tiles.fit}</ol>
${environments.length === 0 && html`<p class="note">${icon("incomplete")} No environment was looked at.</p>`}${leftOut(tiles.left, "environment")}
</section>`;
}

interface Place {
  readonly at: number;
  readonly room: number;
  readonly most: number;
}

function tile(report: Report, review: EnvironmentReview, { at, room, most }: Place): Html {
  const verdict = verdictIn(report, review);
  const { environment, cost } = review;
  return html`<li class="tile ${verdict}" data-environment="${at}">
<h3>${icon(verdict)}<span>${environment}</span></h3>
<p class="verdict">${verdictWord(report, review)}</p>
<ul class="counts">${counts(review, at)}</ul>
${cost && costBar(cost, most)}
${waiting(review).map((each) => html`<p class="note">${icon("pending")} ${phraseHtml(each)}</p>`)}${holdingUp(review, room)}</li>
`;
}

function counts(review: EnvironmentReview, at: number): Content[] {
  const { changes, rolledBack, restarts, policies, notChecked } = review;
  const drift = toldDrift(review).length;
  const added = addedOf(review).length;
  const destructive = changes.filter(({ isDestructive }) => isDestructive).length;
  const link = (name: Icon, number: number, words: string, section: string): Content =>
    number > 0 && html`<li class="${name}"><a href="#${section}">${icon(name)}${words}</a></li>`;
  return [
    link("stopped", destructive, `${destructive} destructive`, "destructive"),
    ...operations.map((operation) => {
      const number = changes.filter((change) => change.operation === operation).length;
      return link(operation, number, `${number} ${operation}`, `changes-${at}`);
    }),
    link("drift", drift, `${drift} drifted`, `drift-${at}`),
    link("drift", added, `${added} added by hand`, `added-${at}`),
    link("stopped", review.health.length, `${review.health.length} unhealthy`, "health"),
    link("rollback", rolledBack.length, `${rolledBack.length} rolled back`, `drift-${at}`),
    link("restart", restarts.length, count(restarts.length, "restart"), "restarts"),
    link("policy", policies.length, count(policies.length, "policy", "policies"), "policy"),
    link("incomplete", notChecked.length, `${notChecked.length} not checked`, "not-checked"),
  ];
}

function holdingUp(review: EnvironmentReview, room: number): Content {
  const { errors, unusedConfirmations } = review;
  const told: Content[] = [
    ...[...rollbackStop(review), ...goesFirst(review)].map(phraseHtml),
    ...errors.map(errorText),
    ...unusedConfirmations.map((each) => phraseHtml(unusedPhrase(each))),
    ...stopsIn(review).map(({ message, policy }) => html`<code>${policy}</code> ${message}`),
  ];
  const lines = fitting(told, room, (each) => html`<li>${each}</li>\n`);
  if (lines.fit.length + lines.left > 0)
    return html`<ul class="failures">${lines.fit}</ul>${leftOut(lines.left, "line")}`;
  return isUnexplainedFailure(review) && html`<p class="note">The preview failed without an error message.</p>`;
}
