import { type Content, html } from "../html/html.ts";
import { count } from "../words/units.ts";
import { icon } from "./icons.ts";

/** What did not fit, so that nobody takes the page for all there is. */
export const leftOut = (left: number, one: string, many?: string): Content =>
  left > 0 &&
  html`<p class="note">${icon("incomplete")} ${count(left, one, many)} more: too many for this page. <code>tandem review --json</code> has all.</p>`;
