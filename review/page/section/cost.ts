import { fitting } from "../../html/fitting.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { count } from "../../words/units.ts";
import { costBar, costWords, sumOf } from "../cost-bars.ts";
import { leftOut } from "../left-out.ts";
import { limits } from "../limits.ts";
import { own } from "../part-model.ts";
import { type Context, placeOf, type Section, serviceLink, table } from "./section.ts";

/** What the estate costs a month, by service and environment, and what nobody tells the price of. */
export function cost(context: Context): Section {
  const { environments } = context.report;
  const names = [...context.services.keys()].filter((name) =>
    environments.some((review) => own(review.cost?.services, name)),
  );
  const all = sumOf(environments.map((review) => review.cost));
  const most = Math.max(
    0,
    ...environments.flatMap((review) =>
      Object.values(review.cost?.services ?? {}).flatMap(({ before, after }) => [before ?? 0, after]),
    ),
  );
  const rows = names.map(
    (
      name,
    ) => html`<tr${placeOf(context, { service: name })}><th scope="row">${serviceLink(context, name)}</th>${environments.map((review, at) => cell(own(review.cost?.services, name), at, most))}</tr>
`,
  );
  const total = html`<tr class="total"><th scope="row">all services</th>${environments.map((review, at) => html`<td data-environment="${at}">${review.cost ? costWords(review.cost) : notKnown}</td>`)}</tr>
`;
  const known = environments.some((review) => review.cost !== undefined);
  return {
    id: "cost",
    title: titles.cost,
    count: 0,
    content: known
      ? html`${all && html`<p class="sum">All environments together: ${costWords(all)}</p>`}${table({
          caption: "US dollars a month, before and after this change",
          heads: ["service", ...environments.map(({ environment }) => environment)],
          rows: [total, ...rows],
          room: limits.cost * 0.8,
          className: "costs",
        })}${unpriced(context)}`
      : html`<p>No cost is known.</p>`,
  };
}

const notKnown = html`<span class="quiet">not known</span>`;

const cell = (amount: { before?: number | undefined; after: number } | undefined, at: number, most: number): Html =>
  html`<td data-environment="${at}">${amount ? costBar(amount, most) : notKnown}</td>`;

function unpriced({ report: { environments } }: Context): Content {
  const lines = environments.flatMap(({ environment, cost: of }, at) =>
    (of?.unpriced ?? []).map(
      (what) => html`<li data-environment="${at}">${environment}: ${what}</li>
`,
    ),
  );
  const { fit, left } = fitting(lines, limits.cost * 0.2);
  if (lines.length === 0) return undefined;
  return html`<h3>Not counted</h3><p>${count(lines.length, "price")} nobody tells:</p><ul>
${fit}</ul>${leftOut(left, "line")}`;
}
