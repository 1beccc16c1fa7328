import { type Html, html } from "../html/html.ts";
import { dollars, rise } from "../words/units.ts";

/** US dollars a month; `before` is absent where no `up` recorded it. */
export interface Amount {
  readonly before?: number | undefined;
  readonly after: number;
}

/**
 * A bar of what stays, what is added (filled, with an edge) or saved (an outline), and the same in words. `most` dollars fill the
 * bar, so that bars beside each other compare.
 */
export function costBar(cost: Amount, most: number): Html {
  const { before = cost.after, after } = cost;
  const part = (value: number): number => (most > 0 ? Math.round((Math.max(0, value) / most) * 1000) / 10 : 0);
  const [less, more] = [part(Math.min(before, after)), part(Math.max(before, after))];
  const change =
    more > less &&
    html`<rect class="${after > before ? "more" : "less"}" x="${less}" y="1" width="${Math.max(more - less, 1)}" height="6"/>`;
  return html`<div class="cost"><svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" y="1" width="100" height="6"/><rect class="stays" y="1" width="${less}" height="6"/>${change}</svg><p>${costWords(cost)}</p></div>`;
}

/** As `$137.00 → $287.00 a month (+$150.00)`. */
export function costWords({ before, after }: Amount): Html {
  const change = rise(before, after);
  const from =
    change !== "" &&
    before !== undefined &&
    html`${dollars(before)} <span aria-hidden="true">→</span><span class="sr">to</span> `;
  return html`${from}<b>${dollars(after)}</b> a month<span class="${after > (before ?? after) ? "dearer" : "cheaper"}">${change}</span>`;
}

/** What all together cost. `before` only where it is known of each. */
export function sumOf(costs: readonly (Amount | undefined)[]): Amount | undefined {
  const known = costs.filter((cost) => cost !== undefined);
  if (known.length === 0 || known.length < costs.length) return undefined;
  const after = known.reduce((sum, cost) => sum + cost.after, 0);
  if (known.some(({ before }) => before === undefined)) return { after };
  return { before: known.reduce((sum, { before = 0 }) => sum + before, 0), after };
}

/** What fills the bars, so that the longest does. */
export const mostOf = (costs: readonly (Amount | undefined)[]): number =>
  Math.max(0, ...costs.flatMap((cost) => [cost?.before ?? 0, cost?.after ?? 0]));
