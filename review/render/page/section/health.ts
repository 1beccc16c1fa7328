import type { Html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { healthWords } from "../../words/health-items.ts";
import { badge } from "../icons.ts";
import { limits } from "../limits.ts";
import { phraseHtml } from "../phrase-html.ts";
import { type Context, placeOf, row, type Section, serviceLink, table, unlisted } from "./section.ts";

/** What does not work, be it declared so and the same everywhere. */
export function health(context: Context): Section {
  const { report } = context;
  const items = report.environments.flatMap(({ environment, health: all }, at) =>
    all.map((finding) => ({ finding, environment, at })),
  );
  return {
    id: "health",
    title: titles.health,
    count: items.length,
    content: [
      items.length > 0 &&
        table({
          caption: "What does not work, and the reason that Heroku gives",
          heads: ["what", "environment", "service", "how"],
          items,
          row: ({ finding, environment, at }): Html =>
            row(placeOf(context, { environment: at, service: finding.service }), [
              badge("failed", finding.kind),
              environment,
              serviceLink(context, finding.service),
              phraseHtml(healthWords(finding, report.at)),
            ]),
          room: limits.health,
          className: "alarm",
        }),
      unlisted({ report, items, what: "drift", none: "Everything that was checked works." }),
    ],
  };
}
