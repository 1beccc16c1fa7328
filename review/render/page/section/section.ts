import type { Report } from "../../../report/report.ts";
import { fitting } from "../../html/fitting.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { isUnlooked } from "../../words/overview.ts";
import { icon } from "../icons.ts";
import { leftOut } from "../left-out.ts";

/** A part of the page below the board. */
export interface Section {
  /** Anchor. */
  readonly id: string;
  readonly title: string;
  /** How many there are of what it is about. */
  readonly count: number;
  readonly content: Content;
}

/** What every section is made from. */
export interface Context {
  readonly report: Report;
  /** Place of each service in the report, from which its anchor is made. */
  readonly services: ReadonlyMap<string, number>;
  /** Services that have fitted onto the board. */
  readonly shown: ReadonlySet<number>;
}

/** Where a row belongs, so that it can be filtered: by the places of environment and service in the report. */
interface Place {
  readonly environment?: number;
  readonly service?: string | undefined;
}

export function placeOf({ services }: Context, { environment, service }: Place): Html {
  const index = service === undefined ? undefined : services.get(service);
  return html`${environment !== undefined && html` data-environment="${environment}"`}${index !== undefined && html` data-service="${index}"`}`;
}

/** A service's name, leading to its cards. */
export function serviceLink({ services, shown }: Context, service: string | undefined): Content {
  if (service === undefined) return html`<span class="quiet">no service</span>`;
  const index = services.get(service);
  return index === undefined || !shown.has(index) ? service : html`<a href="#s${index}">${service}</a>`;
}

interface Table<T> {
  readonly caption: Content;
  readonly heads: readonly string[];
  readonly items: readonly T[];
  /** The item's whole row, `<tr>` included. */
  row(item: T): Html;
  readonly foot?: Html;
  /** In bytes. */
  readonly room: number;
  readonly className?: string;
}

/** A table that says what did not fit. */
export function table<T>({ caption, heads, items, row, foot, room, className = "" }: Table<T>): Html {
  const { fit, left } = fitting(items, room, row);
  return html`<div class="framed"><table class="${className}">
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${fit}</tbody>
${foot && html`<tfoot>${foot}</tfoot>`}</table></div>${leftOut(left, "row")}
`;
}

/** A row of a table; its first cell says what it is about. */
export const row = (place: Html, [name, ...cells]: readonly Content[]): Html =>
  html`<tr${place}><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;

/** In each of the environments that have any: a heading and what is made of it. */
export function byEnvironment<T>(
  { report }: Context,
  id: string,
  of: (review: Report["environments"][number]) => readonly T[],
  content: (items: readonly T[], environment: { name: string; at: number }) => Content,
): Content[] {
  return report.environments.flatMap((review, at) => {
    const items = of(review);
    if (items.length === 0) return [];
    const { environment: name } = review;
    return [
      html`<section class="environment" data-environment="${at}"><h3 id="${id}-${at}">${name}</h3>${content(items, { name, at })}</section>\n`,
    ];
  });
}

interface Unlisted {
  readonly report: Report;
  /** What is listed, by the place of its environment. */
  readonly items: readonly { readonly at: number }[];
  /** What was looked for. */
  readonly what: "changes" | "drift" | "policies";
  /** The good news, where nothing is listed. */
  readonly none: Content;
}

/** Text for an empty list: the good news, and the environments that were not checked. */
export function unlisted({ report, items, what, none }: Unlisted): Content {
  const unknown = report.environments.filter(
    (review, at) => !isKnown(review, what) && !items.some((item) => item.at === at),
  );
  const isGood = items.length === 0 && unknown.length < report.environments.length;
  const names = unknown.map(({ environment }) => environment).join(", ");
  return [
    isGood && html`<p>${none}</p>`,
    unknown.length > 0 &&
      html`<p class="note">${icon("incomplete")} Not known of ${names}: see what <a href="#not-checked">was not checked</a>, and any failure on top.</p>`,
  ];
}

/** What a policy stops has been looked at. */
function isKnown(review: Report["environments"][number], what: Unlisted["what"]): boolean {
  const { outcome, errors, policies } = review;
  if (what !== "policies" && isUnlooked(review, what)) return false;
  return outcome === "succeeded" || (errors.length === 0 && policies.some(({ level }) => level === "mandatory"));
}
