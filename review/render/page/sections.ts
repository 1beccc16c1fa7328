import { type Html, html } from "../html/html.ts";
import { addedByHand } from "./section/added.ts";
import { changes, destructive, restarts } from "./section/changes.ts";
import { cost } from "./section/cost.ts";
import { drift } from "./section/drift.ts";
import { health } from "./section/health.ts";
import { notChecked } from "./section/not-checked.ts";
import { parity } from "./section/parity.ts";
import { policy } from "./section/policy.ts";
import type { Section } from "./section/section.ts";

/** In the order in which a reader needs them: what may be lost comes first. */
export const sections = [destructive, health, restarts, changes, drift, addedByHand, policy, parity, cost, notChecked];

export const sectionHtml = ({
  id,
  title,
  count,
  content,
}: Section): Html => html`<section class="part-of" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}${count > 0 && html` <span class="count">${count}</span>`}</h2>
${content}
</section>
`;

/** Leads to every section. */
export const contents = (all: readonly Section[]): Html => html`<nav class="contents" aria-label="Sections"><ul>
<li><a href="#board">Pipeline board</a></li>
${all.map(({ id, title, count }) => html`<li><a href="#${id}">${title}${count > 0 && html` <span class="count">${count}</span>`}</a></li>\n`)}</ul></nav>`;
