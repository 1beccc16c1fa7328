import { html, phraseHtml } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { uncheckedText, whyPhrase } from "../../words/not-checked.ts";
import { limits } from "../fit.ts";
import { type Context, placeOf, row, type Section, table } from "./section.ts";

/** What was not checked: it counts neither as clean nor as drift. */
export function notChecked(context: Context): Section {
  const { report } = context;
  const items = [
    ...report.notChecked.map((each) => ({ ...each, environment: "all", place: html`` })),
    ...report.environments.flatMap(({ environment, notChecked: all }, at) =>
      all.map((each) => ({ ...each, environment, place: placeOf(context, { environment: at }) })),
    ),
  ];
  return {
    id: "not-checked",
    title: titles.notChecked,
    count: items.length,
    content:
      items.length === 0
        ? html`<p>Everything that a review looks at was looked at.</p>`
        : table({
            caption: "What is not known is neither clean nor drift",
            heads: ["what", "environment", "why"],
            items,
            row: ({ environment, place, ...each }) =>
              row(place, [uncheckedText(each), environment, phraseHtml(whyPhrase(each))]),
            room: limits.notChecked,
          }),
  };
}
