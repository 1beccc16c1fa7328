import type { Report } from "../../report/report.ts";
import { type Html, html } from "../html/html.ts";

/** Chooses what is shown. Hidden until the script, which makes it work, shows it. */
export const filters = ({
  environments,
}: Report): Html => html`<search class="filters" id="filters" aria-label="What is shown" hidden>
<label class="find">Service <input type="search" id="find" autocomplete="off" spellcheck="false"></label>
<fieldset><legend>Environments</legend>
${environments.map(({ environment }, at) => html`<label><input type="checkbox" data-shows="${at}" checked> ${environment}</label>\n`)}</fieldset>
<label><input type="checkbox" id="only"> Only what matters</label>
<p role="status" id="shown"></p>
<button type="button" id="all" hidden>Show all</button>
</search>`;
