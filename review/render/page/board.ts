import type { Difference } from "../../../parity/difference.ts";
import { valuesText } from "../../../parity/words/value-words.ts";
import type { Report } from "../../report/report.ts";
import { type Content, type Html, html } from "../html/html.ts";
import { count } from "../words/units.ts";
import type { ServiceRow } from "./board-model.ts";
import { cardOf } from "./card.ts";
import { costWords, mostOf, sumOf } from "./cost-bars.ts";
import { fitting, leftOut, limits } from "./fit.ts";
import { badge, differenceIcons, icon } from "./icons.ts";

/** Every service as a row of cards, one an environment, in the order of the pipeline; many without any finding are folded. */
export function board(rows: readonly ServiceRow[], { at }: Report): { markup: Html; shown: ReadonlySet<number> } {
  const most = mostOf(rows.flatMap(({ cards }) => cards.map(({ cost }) => cost)));
  const [open, quiet] = [rows.filter(({ matters }) => matters), rows.filter(({ matters }) => !matters)];
  const first = fitting(open, limits.board, (row) => serviceRow(row, { most, at }));
  const rest = fitting(quiet, limits.quietBoard, (row) => serviceRow(row, { most, at }));
  const shown = [...open.slice(0, first.fit.length), ...quiet.slice(0, rest.fit.length)];
  const fold = html`<details class="fold" data-quiet><summary>${count(quiet.length, "service")} without any finding</summary>
${rest.fit}</details>`;
  const markup = html`<section id="board" aria-labelledby="board-title">
<h2 id="board-title">Pipeline board</h2>
${rows.length === 0 ? html`<p class="quiet">No service is known.</p>` : legend}
${rows.length > fewServices && serviceIndex(shown)}
${first.fit}
${quiet.length > fewServices ? fold : rest.fit}
${leftOut(rows.length - shown.length, "service")}
</section>`;
  return { markup, shown: new Set(shown.map(({ index }) => index)) };
}

/** So many are found at a glance. */
const fewServices = 6;

const explained: readonly (readonly [keyof typeof differenceIcons, string])[] = [
  ["unexplained", "not declared"],
  ["not checked", "could not be compared"],
  ["declared", "with a reason"],
  ["allowed", "may differ"],
  ["not compared", "not compared by this review"],
];

const legend = html`<p class="legend"><span>Where environments differ:</span>
${explained.map(([differs, words]) => html`<span>${badge(differenceIcons[differs], differs)} ${words}</span>\n`)}</p>`;

function serviceIndex(rows: readonly ServiceRow[]): Html {
  const { fit } = fitting(
    rows,
    limits.index,
    ({ name, index, matters }) =>
      html`<li data-service="${index}"${quietMark(matters)}><a href="#s${index}">${icon(matters ? "pending" : "clean")}${name}</a></li>\n`,
  );
  return html`<nav class="index" aria-label="Services"><ul>
${fit}</ul></nav>`;
}

/** What a reader who wants to see only what matters does not see. */
const quietMark = (matters: boolean): Content => !matters && html` data-quiet`;

function serviceRow(row: ServiceRow, measures: { most: number; at: string }): Html {
  const { name, index, cards, differences, matters } = row;
  const total = sumOf(cards.map(({ cost }) => cost));
  return html`<section class="service" id="s${index}" data-service="${index}" data-name="${name.toLowerCase()}"${quietMark(matters)} aria-labelledby="n${index}">
<header><h3 id="n${index}">${name}</h3>${total && html`<p>${costWords(total)}</p>`}</header>
<ol class="lanes">
${cards.map((card) => cardOf(card, name, measures))}</ol>
${elsewhere(differences)}</section>
`;
}

/** Differences in something that no card lists, such as config vars; those that are allowed by their nature as a count. */
function elsewhere(differences: readonly Difference[]): Content {
  const told = differences.filter(({ verdict }) => verdict !== "allowed");
  const allowed = differences.length - told.length;
  if (differences.length === 0) return undefined;
  const left = told.length - mostDifferences;
  return html`<div class="elsewhere"><h4>Also differs</h4><ul>
${told.slice(0, mostDifferences).map(difference)}${left > 0 && html`<li><a href="#parity">${left} more</a></li>`}
${allowed > 0 && html`<li>${badge("allowed", `${allowed} allowed`)}</li>`}</ul></div>`;
}

const mostDifferences = 8;

function difference(each: Difference): Html {
  const { path, verdict } = each;
  const told = verdict === "not checked" ? "" : valuesText(each);
  return html`<li>${badge(differenceIcons[verdict], verdict)} <code>${path}</code> <span class="quiet">${told}</span></li>`;
}
