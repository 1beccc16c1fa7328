import { type Difference, Verdict } from "../../../../parity/difference.ts";
import { reasonText } from "../../../../parity/words/reason-words.ts";
import { remedyText } from "../../../../parity/words/remedy-words.ts";
import { sideText, valueIn } from "../../../../parity/words/value-words.ts";
import type { Report } from "../../../report/report.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { count } from "../../words/units.ts";
import { limits } from "../fit.ts";
import { badge, differenceIcons } from "../icons.ts";
import { type Context, placeOf, type Section, serviceLink, table } from "./section.ts";

type Pair = Report["parity"][number];

/** In what the environments differ, with the reasons; what nobody explains comes first. */
export function parity(context: Context): Section {
  const { parity: pairs } = context.report;
  const room = limits.parity / Math.max(1, pairs.length);
  return {
    id: "parity",
    title: titles.parity,
    count: pairs.reduce((sum, { differences }) => sum + differences.filter(isOpen).length, 0),
    content:
      pairs.length === 0
        ? html`<p>No two environments were compared.</p>`
        : pairs.map((pair) => pairOf(context, pair, room)),
  };
}

const isOpen = ({ verdict }: Difference): boolean => verdict === "unexplained" || verdict === "not checked";

function pairOf(context: Context, { environments, basis, differences, same }: Pair, room: number): Html {
  const sorted = differences.toSorted(
    (one, other) => Verdict.options.indexOf(one.verdict) - Verdict.options.indexOf(other.verdict),
  );
  const [open, settled] = [sorted.filter(isOpen), sorted.filter((each) => !isOpen(each))];
  const counts = Verdict.options
    .map((verdict) => [differences.filter((each) => each.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => badge(differenceIcons[verdict], `${count} ${verdict}`));
  const between = environments.join(" and ");
  return html`<section><h3>${between}${basis === "declared" && ", as the files have it"}</h3>
<p class="badges">${counts} <span>${count(same, "fact")} the same</span></p>
${open.length > 0 && findings(context, open, { caption: `Unexplained differences between ${between}`, environments, room: room * 0.6 })}
${
  settled.length > 0 &&
  html`<details class="fold" data-quiet><summary>${count(settled.length, "difference")} declared or allowed</summary>
${findings(context, settled, { caption: `Declared or allowed between ${between}`, environments, room: room * 0.4 })}</details>`
}</section>
`;
}

interface Shown {
  readonly caption: string;
  readonly environments: Pair["environments"];
  readonly room: number;
}

function findings(context: Context, items: readonly Difference[], shown: Shown): Content {
  const { caption, environments, room } = shown;
  return table({
    caption,
    heads: ["what", "service", ...environments, "why, and what to do"],
    items,
    room,
    row(difference) {
      const { service, path, verdict, remedy } = difference;
      const sides = environments.map(
        (environment) => html`<td data-label="${environment}">${valueCell(difference, environment)}</td>`,
      );
      const todo = remedy !== undefined && html`<br><span class="remedy">${remedyText(remedy)}</span>`;
      return html`<tr${placeOf(context, { service })}>
<th scope="row">${badge(differenceIcons[verdict], verdict)} <code>${path}</code></th>
<td>${serviceLink(context, service)}</td>${sides}<td>${reasonText(difference)}${todo}</td></tr>\n`;
    },
  });
}

function valueCell(difference: Difference, environment: string): Content {
  const text = sideText(difference, environment);
  if (valueIn(difference, environment) !== undefined) return text;
  return html`<span class="quiet">${difference.verdict === "not checked" ? "unknown" : text}</span>`;
}
