import type { Drift } from "../../report/report.ts";
import { type Content, type Html, html } from "../html/html.ts";
import { count } from "../words/units.ts";
import { badge, differenceIcons, icon, mark } from "./icons.ts";
import { driftWords, operationBadge, propertyList } from "./object-words.ts";
import type { Part } from "./part-model.ts";

/** The processes, add-ons and the domain of a card, each where the other environments' cards have it. */
export const partList = (parts: readonly Part[]): Html => html`<ul class="parts">${parts.map(partLine)}</ul>`;

function partLine(part: Part): Html {
  const { kind, label, change, drift, differs } = part;
  const lit = differs === undefined ? "" : ` differs ${differenceIcons[differs]}`;
  return html`<li class="part${lit}${change ? ` ${change.operation}` : ""}">
<span class="label">${icon(kind)}${kind === "person" ? "access" : label}</span>
<span class="value">${valueShown(part)}</span>
<span class="marks">${differs && difference(differs)}${change && operationBadge(change.operation)}</span>
${change && change.properties.length > 0 && html`<span class="more">${propertyList(change.properties)}</span>`}${drift && driftLine(drift)}</li>`;
}

const driftLine = (drift: Drift): Html =>
  html`<span class="more"><span class="drifted">${icon("drift")} drifted:</span> ${driftWords(drift)}</span>`;

/** A clean part is shown only by its icon. */
function difference(differs: NonNullable<Part["differs"]>): Html {
  const isQuiet = differs === "allowed" || differs === "not compared";
  return html`<span class="sr">differs: </span>${(isQuiet ? mark : badge)(differenceIcons[differs], differs)}`;
}

/** Most dynos that are drawn one by one. */
const mostDynos = 6;

function valueShown({ kind, text, quantity, change, label }: Part): Content {
  if (text === undefined) return change ? html`<del>${label}</del>` : html`<span class="quiet">none</span>`;
  if (kind === "add-on") return planOf(text);
  if (kind === "person") return html`${label} <span class="quiet">${text}</span>`;
  if (kind === "config vars") return keysOf(text.split(", "));
  if (quantity === undefined) return text;
  const dynos = Array.from({ length: Math.max(0, Math.min(quantity, mostDynos)) }, () => icon("process"));
  return html`<span class="dynos">${dynos}</span> ${text}`;
}

/** How many there are; a fold has the keys. */
const keysOf = (keys: readonly string[]): Html =>
  html`<details><summary>${count(keys.length, "key")}</summary>${keys.map((key) => html`<code>${key}</code> `)}</details>`;

/** The plan stands out from its service, and may go on in the next line. */
function planOf(text: string): Content {
  const colon = text.indexOf(":");
  return colon === -1
    ? text
    : html`<span class="quiet">${text.slice(0, colon + 1)}</span><wbr>${text.slice(colon + 1)}`;
}
