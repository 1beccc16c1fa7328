import { takenOverText } from "../../../../sdks/heroku/client/taken-over.ts";
import type { Change, EnvironmentReview } from "../../../report/report.ts";
import { stoppingIn } from "../../../report/verdict.ts";
import { type Html, html } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { breaksPhrase, leavesPhrase, restartPhrase } from "../../words/breakage.ts";
import { limits } from "../limits.ts";
import { objectName, operationBadge, operations, propertyList } from "../object-words.ts";
import { phraseHtml } from "../phrase-html.ts";
import { byEnvironment, type Context, placeOf, row, type Section, serviceLink, table, unlisted } from "./section.ts";

/** What is lost by the change, before anything else. */
export function destructive(context: Context): Section {
  const { report } = context;
  const items = report.environments.flatMap(({ changes, environment }, at) =>
    changes
      .filter(({ isDestructive, breaks }) => isDestructive || breaks !== undefined)
      .map((change) => ({ change, environment, at })),
  );
  return {
    id: "destructive",
    title: titles.destructive,
    count: items.length,
    content: [
      items.length > 0 &&
        table({
          caption: "Deleted or replaced: data or URLs may be lost",
          heads: ["resource", "environment", "service", "what changes"],
          items,
          row: ({ change, ...place }) => changeRow(context, change, place),
          room: limits.destructive,
          className: "alarm",
        }),
      unlisted({
        report,
        items,
        what: "changes",
        none: "Nothing that holds data or serves people is deleted or replaced.",
      }),
    ],
  };
}

/** What an `up` of the reviewed code would do. */
export function changes(context: Context): Section {
  const { report } = context;
  const all = report.environments.flatMap(({ changes }, at) => changes.map(() => ({ at })));
  const room = limits.changes / Math.max(1, report.environments.length);
  const content = byEnvironment(
    context,
    "changes",
    (review) => review.changes.toSorted(byWeight),
    (items, { name, at }) =>
      table({
        caption: captionOf(report.environments[at], name),
        heads: ["resource", "service", "what changes"],
        items,
        row: (change) => changeRow(context, change, { at }),
        room,
      }),
  );
  return {
    id: "changes",
    title: titles.changes,
    count: all.length,
    content: [content, unlisted({ report, items: all, what: "changes", none: "This change does nothing." })],
  };
}

/** What rolled-back apps hold back is not shown as what the next `up` does. */
function captionOf(review: EnvironmentReview | undefined, name: string): Html {
  const apps = review === undefined ? [] : stoppingIn(review).map(({ app }) => app);
  if (apps.length === 0) return html`What an <code>up</code> of ${name} would do`;
  return html`Refused by this <code>up</code> of ${name}; done with <code>HEROKU_MOVE_FORWARD=${apps.join(",")}</code>`;
}

const byWeight = (one: Change, other: Change): number =>
  Number(other.isDestructive) - Number(one.isDestructive) ||
  Number(other.breaks !== undefined) - Number(one.breaks !== undefined) ||
  operations.indexOf(one.operation) - operations.indexOf(other.operation);

const origins = { drift: "reverts drift", both: "overwrites existing drift" } as const;

/** With a cell for the environment where that is named. */
function changeRow(context: Context, change: Change, { at, environment }: { at: number; environment?: string }): Html {
  const { operation, service, properties, origin, takesOver, refused } = change;
  const mark = origin !== undefined && html` <span class="quiet">${origins[origin]}</span>`;
  const object = html`${operationBadge(operation)} ${objectName(change)}${mark}`;
  const notes = [
    takesOver && ` adopted as it is: ${takenOverText(takesOver)}`,
    [" ", phraseHtml(breaksPhrase(change))],
    [" ", phraseHtml(leavesPhrase(change))],
    refused && ` the last up could not do this: ${refused}`,
  ];
  const cells = [serviceLink(context, service), html`${propertyList(properties)}${notes}`];
  return row(placeOf(context, { environment: at, service }), [
    object,
    ...(environment === undefined ? [] : [environment]),
    ...cells,
  ]);
}

/** Dynos that restart by the `up`. */
export function restarts(context: Context): Section {
  const items = context.report.environments.flatMap(({ environment, restarts: all }, at) =>
    all.map((restart) => ({ ...restart, environment, at })),
  );
  return {
    id: "restarts",
    title: titles.restarts,
    count: items.length,
    content: [
      items.length > 0 &&
        table({
          caption: "Dynos that restart",
          heads: ["app", "environment", "service", "processes", "because"],
          items,
          row: ({ at, environment, ...restart }) =>
            row(placeOf(context, { environment: at, service: restart.service }), [
              html`<code>${restart.app}</code>`,
              environment,
              serviceLink(context, restart.service),
              restart.processes.join(", "),
              phraseHtml(restartPhrase(restart)),
            ]),
          room: limits.restarts,
        }),
      unlisted({ report: context.report, items, what: "changes", none: "No dyno restarts." }),
    ],
  };
}
