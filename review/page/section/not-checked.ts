import { html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { limits } from "../limits.ts";
import { type Context, placeOf, type Section, table } from "./section.ts";

/** What nobody could look at: it counts neither as clean nor as drift. */
export function notChecked(context: Context): Section {
  const { report } = context;
  const rows = [
    ...report.notChecked.map((each) => row(each, "all", html``)),
    ...report.environments.flatMap(({ environment, notChecked: all }, at) =>
      all.map((each) => row(each, environment, placeOf(context, { environment: at }))),
    ),
  ];
  return {
    id: "not-checked",
    title: titles.notChecked,
    count: rows.length,
    content:
      rows.length === 0
        ? html`<p>Everything that a review looks at was looked at.</p>`
        : table({
            caption: "What is not known is neither clean nor drift",
            heads: ["what", "environment", "why"],
            rows,
            room: limits.notChecked,
          }),
  };
}

const row = ({ what, why }: { what: string; why: string }, environment: string, place: ReturnType<typeof html>) =>
  html`<tr${place}><th scope="row">${what}</th><td>${environment}</td><td>${why}</td></tr>
`;
