import type { Report } from "../../../report/report.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { isUnlooked } from "../../words/overview.ts";
import { fitting, leftOut, limits } from "../fit.ts";
import { icon } from "../icons.ts";

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

/** What a row is about: an environment, by its place and, where a cell names it, by its name; and a service, if any. */
export interface About {
  readonly at: number;
  readonly environment?: string;
  readonly service?: string | undefined;
}

/** A row with cells for its environment, where that is named, and its service. */
export const rowAbout = (
  context: Context,
  { at, environment, service }: About,
  [name, ...cells]: readonly Content[],
): Html =>
  row(placeOf(context, { environment: at, service }), [
    name,
    ...(environment === undefined ? [] : [environment]),
    serviceLink(context, service),
    ...cells,
  ]);

type Review = Report["environments"][number];

/** An item of an environment. */
interface Located<T> {
  readonly item: T;
  readonly environment: string;
  readonly at: number;
}

/** The items of all environments. */
export const inAll = <T>({ environments }: Report, of: (review: Review) => readonly T[]): Located<T>[] =>
  environments.flatMap((review, at) => of(review).map((item) => ({ item, environment: review.environment, at })));

interface Told extends Pick<Section, "title"> {
  readonly id: "destructive" | "restarts" | "changes" | "drift" | "added" | "health" | "policy";
  /** What was looked for. */
  readonly what: Unlisted["what"];
  /** The good news, where nothing is listed. */
  readonly none: Content;
}

interface TableSection<T> extends Told, Pick<Table<T>, "caption" | "heads" | "className"> {
  readonly items: readonly Located<T>[];
  readonly serviceOf: (item: T, at: number) => string | undefined;
  /** Beside those of environment and service. */
  readonly cells: (item: T) => readonly Content[];
}

/** A section with one table: a row for each item of an environment, which names environment and service. */
export function tableSection<T>(context: Context, section: TableSection<T>): Section {
  const { id, title, what, none, items, serviceOf, cells, ...shown } = section;
  const rowOf = ({ item, at, environment }: Located<T>) =>
    rowAbout(context, { at, environment, service: serviceOf(item, at) }, cells(item));
  return {
    id,
    title,
    count: items.length,
    content: [
      items.length > 0 && table({ ...shown, items, row: rowOf, room: limits[id] }),
      unlisted({ report: context.report, items, what, none }),
    ],
  };
}

interface EnvironmentSection<T> extends Told {
  readonly of: (review: Review) => readonly T[];
  /** What is made of an environment's items, in so many bytes; false where it has nothing to tell. */
  content(items: readonly T[], about: { review: Review; at: number; room: number }): Content;
}

/** A section with a part for each environment that has anything to tell. */
export function environmentSection<T>({ report }: Context, section: EnvironmentSection<T>): Section {
  const { id, title, what, none, of, content } = section;
  const items = inAll(report, of);
  const room = limits[id] / Math.max(1, report.environments.length);
  const parts = report.environments.map((review, at) => {
    const part = content(of(review), { review, at, room });
    return (
      part &&
      html`<section class="environment" data-environment="${at}"><h3 id="${id}-${at}">${review.environment}</h3>${part}</section>\n`
    );
  });
  return { id, title, count: items.length, content: [parts, unlisted({ report, items, what, none })] };
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
function unlisted({ report, items, what, none }: Unlisted): Content {
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
function isKnown(review: Review, what: Unlisted["what"]): boolean {
  const { outcome, errors, policies } = review;
  if (what !== "policies" && isUnlooked(review, what)) return false;
  return outcome === "succeeded" || (errors.length === 0 && policies.some(({ level }) => level === "mandatory"));
}
