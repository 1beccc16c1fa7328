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

/** A fact in a list of them: its name and its value. */
export function fact(name: string, value: Content): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** Facts one below the other. */
export function factList(facts: readonly (readonly [name: string, value: Content])[]): Html {
  return html`<dl class="facts">${facts.map(([name, value]) => fact(name, value))}</dl>`;
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Stands there if there is no row. */
  readonly none: string;
  /** How many rows are in sight, the others folded away, and what they are called; all where it is absent. */
  readonly fold?: { readonly shown: number; readonly noun: readonly [one: string, many: string] };
  /** Stands below the rows. */
  readonly more?: Content;
}

/** A section that is one table. */
export function tableSection(title: string, { wide = false, ...content }: Table & { wide?: boolean }): Html {
  return section(title, table(title, content), { wide });
}

/** A table that scrolls within itself where it is too wide; a sentence where it has no row. */
export function table(title: string, { columns, rows, none, fold, more }: Table): Html {
  if (rows.length === 0) return html`<p class="quiet">${none}</p>`;
  const older = fold ? rows.slice(fold.shown) : [];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}, as a table">
<table role="table">
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.slice(0, fold?.shown).map((cells) => row(cells, columns))}</tbody>
</table>
</div>
${
  older.length > 0 &&
  html`<details id="${idOf(title)}-older"><summary>${older.length} earlier ${fold?.noun[older.length === 1 ? 0 : 1]}</summary>
${table(`Earlier: ${title}`, { columns, rows: older, none })}</details>`
}${more}`;
}

/** A row begins with what it is about. */
type Row = readonly [Content, ...Content[]];

/** One row. On a narrow screen its cells stand below each other, each with its column: roles keep it a row then. */
function row([head, ...cells]: Row, [, ...columns]: readonly string[]): Html {
  const items = cells.map((cell, index) => html`<td role="cell" data-column="${columns[index]}">${cell}</td>`);
  return html`<tr role="row"><th role="rowheader" scope="row">${head}</th>${items}</tr>
`;
}

function idOf(title: string): string {
  return title.toLowerCase().replace(/\W+/g, "-");
}
