import { html } from "hono/html";
import { iso } from "../clock.ts";
import type { Content, Html } from "./html.ts";

/** Texts as code, with commas between them. */
export function codes(texts: readonly string[]): Content {
  return commas(texts.map((text) => html`<code>${text}</code>`));
}

/** A link to an app's page. */
export function appLink(name: string): Html {
  return html`<a href="/_local/apps/${encodeURIComponent(name)}">${name}</a>`;
}

/** A time of day, with its date where that is another one. */
export function time(at: number, now: number): Html {
  const [text, today] = [iso(at), iso(now)];
  const isToday = text.slice(0, 10) === today.slice(0, 10);
  const shown = isToday ? text.slice(11, 19) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  return html`<time datetime="${text}">${shown}</time>`;
}

/** `1 dyno`, `2 dynos`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Dollars; null where the price is not known. */
export function dollars(cents: number | null): string {
  if (cents === null) return "by contract";
  return `$${cents % 100 === 0 ? (cents / 100).toLocaleString("en-US") : (cents / 100).toFixed(2)}`;
}

/** Parts with commas between them. */
export function commas(parts: readonly (string | Html)[]): Content[] {
  return parts.map((part, index) => html`${index > 0 && ", "}${part}`);
}

/** A section with a heading of its own. @param how.stream whether the script fills it, so that a refresh leaves it alone */
export function section(title: string, content: Content, { wide = false, stream = false } = {}): Html {
  const id = idOf(title);
  return html`<section id="${id}" data-live="${id}"${stream && html` data-stream`} class="panel${wide && " wide"}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
}

/** A table that scrolls within itself where it is too wide; a sentence where it has no row. */
export function table(
  title: string,
  { columns, rows, none, more }: { columns: readonly string[]; rows: readonly Row[]; none: string; more?: Content },
): Html {
  if (rows.length === 0) return html`<p class="quiet">${none}</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}, as a table">
<table role="table">
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map((cells) => row(cells, columns))}</tbody>
</table>
</div>
${more}`;
}

/** A row begins with what it is about. */
type Row = readonly [Content, ...Content[]];

/** One row. On a narrow screen its cells stand below each other, each with its column: roles keep it a row then. */
function row([head, ...cells]: Row, [, ...columns]: readonly string[]): Html {
  const items = cells.map((cell, index) => html`<td role="cell" data-column="${columns[index]}">${cell}</td>`);
  return html`<tr role="row"><th role="rowheader" scope="row">${head}</th>${items}</tr>
`;
}

/** The first rows in sight, the others folded away. */
export function foldedTable(
  title: string,
  {
    rows,
    shown,
    noun,
    ...rest
  }: { columns: readonly string[]; rows: readonly Row[]; none: string; shown: number; noun: readonly [string, string] },
): Html {
  const older = rows.slice(shown);
  const more =
    older.length > 0 &&
    html`<details id="${idOf(title)}-older"><summary>${`${older.length} earlier ${noun[older.length === 1 ? 0 : 1]}`}</summary>
${table(`Earlier: ${title}`, { ...rest, rows: older })}</details>`;
  return table(title, { ...rest, rows: rows.slice(0, shown), more });
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/\W+/g, "-");
}
