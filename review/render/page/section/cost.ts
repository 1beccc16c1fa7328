import { type Content, type Html, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { billedAs } from "../../words/cost-items.ts";
import { count, dollars } from "../../words/units.ts";
import { unpricedThing, whyUnpriced } from "../../words/unpriced.ts";
import { costBar, costWords, mostOf, sumOf } from "../cost-bars.ts";
import { fitting, leftOut, limits } from "../fit.ts";
import { own } from "../part-model.ts";
import { type Context, inAll, placeOf, type Section, serviceLink, table } from "./section.ts";

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

function addedByHand({ report }: Context): Content {
  const items = inAll(report, ({ cost: of }) => of?.addedByHand ?? []).map(({ item, environment, at }) => {
    const { what, how } = billedAs(item);
    return { at, text: `${environment}, ${item.service}: ${dollars(item.monthly)} for ${what} (${how})` };
  });
  return lines(html`<h3>Added by hand</h3><p>In the sums, because they are billed:</p>`, items, limits.cost * 0.1);
}

function unpriced({ report }: Context): Content {
  const items = inAll(report, ({ cost: of }) => of?.unpriced ?? []).map(({ item, environment, at }) => ({
    at,
    text: `${environment}: ${unpricedThing(item)} (${whyUnpriced(item)})`,
  }));
  const head = html`<h3>Not counted</h3><p>${count(items.length, "thing")} without a fixed price:</p>`;
  return lines(head, items, limits.cost * 0.2);
}

function lines(head: Html, items: readonly { readonly at: number; readonly text: string }[], room: number): Content {
  const { fit, left } = fitting(items, room, ({ at, text }) => html`<li data-environment="${at}">${text}</li>\n`);
  return (
    items.length > 0 &&
    html`${head}<ul>
${fit}</ul>${leftOut(left, "line")}`
  );
}
