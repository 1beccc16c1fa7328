import { takenOverText } from "../../../../sdks/heroku/client/taken-over.ts";
import type { Change, EnvironmentReview, Report } from "../../../report/report.ts";
import { stoppingIn } from "../../../report/verdict.ts";
import { type Html, html, phraseHtml } from "../../html/html.ts";
import { kindOfChange, titles } from "../../words/block.ts";
import { breaksPhrase, leavesPhrase, restartPhrase } from "../../words/breakage.ts";
import { objectName, operationBadge, operations, propertyList } from "../object-words.ts";
import { type Context, environmentSection, inAll, rowAbout, type Section, table, tableSection } from "./section.ts";

/** What is lost by the change, before anything else. */
export function destructive(context: Context): Section {
  return tableSection(context, {
    id: "destructive",
    title: titles.destructive,
    what: "changes",
    none: "Nothing that holds data or serves people is deleted or replaced.",
    caption: "Deleted or replaced: data or URLs may be lost",
    heads: ["resource", "environment", "service", "what changes"],
    className: "alarm",
    items: inAll(context.report, ({ changes }) =>
      changes.filter(({ isDestructive, breaks }) => isDestructive || breaks !== undefined),
    ),
    serviceOf: ({ service }) => service,
    cells: changeCells,
  });
}

/** As the other forms call it where all is of one kind. A row says which of them revert drift. */
function titleOf(report: Report): string {
  const all = report.environments.flatMap(({ changes }) => changes.map((each) => kindOfChange(report, each)));
  const [kind = "changes", ...others] = new Set(all);
  return others.length === 0 ? titles[kind] : "Changes";
}

/** What an `up` of the reviewed code would do. */
export function changes(context: Context): Section {
  return environmentSection(context, {
    id: "changes",
    title: titleOf(context.report),
    what: "changes",
    none: "An up changes nothing.",
    of: (review) => review.changes.toSorted(byWeight),
    content: (items, { review, at, room }) =>
      items.length > 0 &&
      table({
        caption: captionOf(review),
        heads: ["resource", "service", "what changes"],
        items,
        row: (change) => rowAbout(context, { at, service: change.service }, changeCells(change)),
        room,
      }),
  });
}

/** What rolled-back apps hold back is not shown as what the next `up` does. */
function captionOf(review: EnvironmentReview): Html {
  const apps = stoppingIn(review).map(({ app }) => app);
  if (apps.length === 0) return html`What an <code>up</code> of ${review.environment} would do`;
  return html`Refused by this <code>up</code> of ${review.environment}; done with <code>HEROKU_MOVE_FORWARD=${apps.join(",")}</code>`;
}

const byWeight = (one: Change, other: Change): number =>
  Number(other.isDestructive) - Number(one.isDestructive) ||
  Number(other.breaks !== undefined) - Number(one.breaks !== undefined) ||
  operations.indexOf(one.operation) - operations.indexOf(other.operation);

const origins = { drift: "reverts drift", both: "overwrites existing drift" } as const;

function changeCells(change: Change): [object: Html, what: Html] {
  const { operation, properties, origin, takesOver, refused } = change;
  const mark = origin !== undefined && html` <span class="quiet">${origins[origin]}</span>`;
  const object = html`${operationBadge(operation)} ${objectName(change)}${mark}`;
  const notes = [
    takesOver && ` adopted as it is: ${takenOverText(takesOver)}`,
    [" ", phraseHtml(breaksPhrase(change))],
    [" ", phraseHtml(leavesPhrase(change))],
    refused && ` the last up could not do this: ${refused}`,
  ];
  return [object, html`${propertyList(properties)}${notes}`];
}

/** Dynos that restart by the `up`. */
export function restarts(context: Context): Section {
  return tableSection(context, {
    id: "restarts",
    title: titles.restarts,
    what: "changes",
    none: "No dyno restarts.",
    caption: "Dynos that restart",
    heads: ["app", "environment", "service", "processes", "because"],
    items: inAll(context.report, (review) => review.restarts),
    serviceOf: ({ service }) => service,
    cells: (restart) => [
      html`<code>${restart.app}</code>`,
      restart.processes.join(", "),
      phraseHtml(restartPhrase(restart)),
    ],
  });
}
