import { fitting } from "../../html/fitting.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import type { Report } from "../../report.ts";
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
export function serviceLink({ services }: Context, service: string | undefined): Content {
  if (service === undefined) return html`<span class="quiet">no service</span>`;
  const index = services.get(service);
  return index === undefined ? service : html`<a href="#s${index}">${service}</a>`;
}

interface Table {
  readonly caption: Content;
  readonly heads: readonly string[];
  /** Whole rows, `<tr>` included. */
  readonly rows: readonly Html[];
  /** In bytes. */
  readonly room: number;
  readonly className?: string;
}

/** A table that scrolls by itself where it is too wide, and says what did not fit. */
export function table({ caption, heads, rows, room, className = "" }: Table): Html {
  const { fit, left } = fitting(rows, room);
  return html`<div class="scroll"><table class="${className}">
<caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${fit}</tbody></table></div>${leftOut(left, "row")}
`;
}

/** In each of the environments that have any: a heading and what is made of it. */
export function byEnvironment<T>(
  { report }: Context,
  of: (review: Report["environments"][number]) => readonly T[],
  content: (items: readonly T[], environment: { name: string; at: number }) => Content,
  id: string,
): Content[] {
  return report.environments.flatMap((review, at) => {
    const items = of(review);
    if (items.length === 0) return [];
    const { environment: name } = review;
    return [
      html`<section class="environment" data-environment="${at}"><h3 id="${id}-${at}">${name}</h3>${content(items, { name, at })}</section>
`,
    ];
  });
}
