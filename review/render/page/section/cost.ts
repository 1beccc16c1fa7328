import { fitting } from "../../html/fitting.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { billedAs } from "../../words/cost-items.ts";
import { count, dollars } from "../../words/units.ts";
import { unpricedThing, whyUnpriced } from "../../words/unpriced.ts";
import { costBar, costWords, mostOf, sumOf } from "../cost-bars.ts";
import { leftOut } from "../left-out.ts";
import { limits } from "../limits.ts";
import { own } from "../part-model.ts";
import { type Context, placeOf, type Section, serviceLink, table } from "./section.ts";

/** What the estate costs a month, by service and environment, and what nobody tells the price of. */
export function cost(context: Context): Section {
  const { environments } = context.report;
  const isKnown = environments.some((review) => review.cost !== undefined);
  return {
    id: "cost",
    title: titles.cost,
    count: 0,
    content: isKnown
      ? [together(context), byService(context), addedByHand(context), unpriced(context)]
      : html`<p>No cost is known.</p>`,
  };
}

function together({ report }: Context): Content {
  const all = sumOf(report.environments.map((review) => review.cost));
  return all && html`<p class="sum">All environments together: ${costWords(all)}</p>`;
}

function byService(context: Context): Html {
  const { environments } = context.report;
  const amounts = (name: string) => environments.map((review) => own(review.cost?.services, name));
  const names = [...context.services.keys()].filter((name) => amounts(name).some((amount) => amount !== undefined));
  const most = mostOf(names.flatMap(amounts));
  const sums = environments.map((review, at) => cell(context, at, review.cost && costWords(review.cost)));
  return table({
    caption: "US dollars a month, before and after this change",
    heads: ["service", ...environments.map(({ environment }) => environment)],
    items: names,
    row(name) {
      const cells = amounts(name).map((amount, at) => cell(context, at, amount && costBar(amount, most)));
      return html`<tr${placeOf(context, { service: name })}><th scope="row">${serviceLink(context, name)}</th>${cells}</tr>\n`;
    },
    foot: html`<tr><th scope="row">all services</th>${sums}</tr>`,
    room: limits.cost * 0.7,
  });
}

function cell({ report }: Context, at: number, content: Content): Html {
  const name = report.environments[at]?.environment;
  return html`<td data-environment="${at}" data-label="${name}">${content ?? html`<span class="quiet">not known</span>`}</td>`;
}

function addedByHand({ report: { environments } }: Context): Content {
  const items = environments.flatMap(({ environment, cost: of }, at) =>
    (of?.addedByHand ?? []).map((added) => ({ ...added, ...billedAs(added), environment, at })),
  );
  const { fit, left } = fitting(
    items,
    limits.cost * 0.1,
    ({ service, what, how, monthly, environment, at }) =>
      html`<li data-environment="${at}">${environment}, ${service}: ${dollars(monthly)} for ${what} (${how})</li>\n`,
  );
  if (items.length === 0) return undefined;
  return html`<h3>Added by hand</h3><p>In the sums, because they are billed:</p><ul>
${fit}</ul>${leftOut(left, "line")}`;
}

function unpriced({ report: { environments } }: Context): Content {
  const items = environments.flatMap(({ environment, cost: of }, at) =>
    (of?.unpriced ?? []).map((each) => ({ what: `${unpricedThing(each)} (${whyUnpriced(each)})`, environment, at })),
  );
  const { fit, left } = fitting(
    items,
    limits.cost * 0.2,
    ({ what, environment, at }) => html`<li data-environment="${at}">${environment}: ${what}</li>\n`,
  );
  if (items.length === 0) return undefined;
  return html`<h3>Not counted</h3><p>${count(items.length, "thing")} without a fixed price:</p><ul>
${fit}</ul>${leftOut(left, "line")}`;
}
