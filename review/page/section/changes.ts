import { html } from "../../html/html.ts";
import type { Change } from "../../report.ts";
import { titles } from "../../words/block.ts";
import { limits } from "../limits.ts";
import { objectName, operationBadge, propertyList } from "../object-words.ts";
import { operations } from "../words.ts";
import { byEnvironment, type Context, placeOf, type Section, serviceLink, table } from "./section.ts";

/** What is lost by the change, before anything else. */
export function destructive(context: Context): Section {
  const { environments } = context.report;
  const all = environments.map(({ changes }) => changes.filter(({ isDestructive }) => isDestructive));
  const rows = all.flatMap((changes, at) =>
    changes.map(
      (
        change,
      ) => html`<tr${placeOf(context, { environment: at, service: change.service })}><td>${operationBadge(change.operation)}</td><th scope="row">${objectName(change)}</th><td>${environments[at]?.environment}</td><td>${serviceLink(context, change.service)}</td><td>${propertyList(change.properties)}</td></tr>
`,
    ),
  );
  const heads = ["operation", "object", "environment", "service", "what changes"];
  const caption = "Deleted, or deleted and made anew: data or addresses may be lost";
  return {
    id: "destructive",
    title: titles.destructive,
    count: rows.length,
    content:
      rows.length === 0
        ? html`<p>Nothing is deleted or made anew that holds data or serves people.</p>`
        : table({ caption, heads, rows, room: limits.destructive, className: "alarm" }),
  };
}

/** What an `up` of the reviewed code would do. */
export function changes(context: Context): Section {
  const { environments } = context.report;
  const count = environments.reduce((sum, review) => sum + review.changes.length, 0);
  const room = limits.changes / Math.max(1, environments.length);
  const content = byEnvironment(
    context,
    (review) => review.changes.toSorted(byWeight),
    (items, { name, at }) =>
      table({
        caption: html`What an <code>up</code> of ${name} would do`,
        heads: ["operation", "object", "service", "what changes"],
        rows: items.map(
          (
            change,
          ) => html`<tr${placeOf(context, { environment: at, service: change.service })}><td>${operationBadge(change.operation)}</td><th scope="row">${objectName(change)}</th><td>${serviceLink(context, change.service)}</td><td>${propertyList(change.properties)}</td></tr>
`,
        ),
        room,
      }),
    "changes",
  );
  return {
    id: "changes",
    title: context.report.mode === "local" ? titles.made : titles.changes,
    count,
    content: count === 0 ? html`<p>This change does nothing to any environment.</p>` : content,
  };
}

const byWeight = (one: Change, other: Change): number =>
  Number(other.isDestructive) - Number(one.isDestructive) ||
  operations.indexOf(one.operation) - operations.indexOf(other.operation);

/** Dynos that start anew by the `up`. */
export function restarts(context: Context): Section {
  const rows = context.report.environments.flatMap(({ environment, restarts: all }, at) =>
    all.map(
      ({
        service,
        app,
        processes,
        because,
      }) => html`<tr${placeOf(context, { environment: at, service })}><th scope="row"><code>${app}</code></th><td>${environment}</td><td>${serviceLink(context, service)}</td><td>${processes.join(", ")}</td><td>${because}</td></tr>
`,
    ),
  );
  const heads = ["app", "environment", "service", "processes", "because"];
  return {
    id: "restarts",
    title: titles.restarts,
    count: rows.length,
    content:
      rows.length === 0
        ? html`<p>No dyno starts anew.</p>`
        : table({ caption: "Dynos that start anew", heads, rows, room: limits.restarts }),
  };
}
