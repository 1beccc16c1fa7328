import { phraseHtml } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { healthWords } from "../../words/health-items.ts";
import { badge } from "../icons.ts";
import { type Context, inAll, type Section, tableSection } from "./section.ts";

/** What does not work, be it declared so and the same everywhere. */
export function health(context: Context): Section {
  const { report } = context;
  return tableSection(context, {
    id: "health",
    title: titles.health,
    what: "drift",
    none: "Everything that was checked works.",
    caption: "What does not work, and the reason that Heroku gives",
    heads: ["what", "environment", "service", "how"],
    className: "alarm",
    items: inAll(report, (review) => review.health),
    serviceOf: ({ service }) => service,
    cells: (finding) => [badge("failed", finding.kind), phraseHtml(healthWords(finding, report.at))],
  });
}
