import type { Drift, EnvironmentReview } from "../../../report/report.ts";
import { type Content, type Html, html, joined, phraseHtml } from "../../html/html.ts";
import { titles } from "../../words/block.ts";
import { causePhrase } from "../../words/cause.ts";
import { editsText, stepsText, unwrittenText } from "../../words/edit.ts";
import { toldDrift } from "../../words/told-drift.ts";
import { count, when } from "../../words/units.ts";
import { fitting, leftOut } from "../fit.ts";
import { icon } from "../icons.ts";
import { objectName, propertyList } from "../object-words.ts";
import { type Context, environmentSection, placeOf, rowAbout, type Section, serviceLink, table } from "./section.ts";

/** What has become of the environments since their last `up`: apps that run an earlier release first. */
export function drift(context: Context): Section {
  return environmentSection(context, {
    id: "drift",
    title: titles.drift,
    what: "drift",
    none: "Nothing that was checked has drifted.",
    of: (review) => [...review.rolledBack, ...toldDrift(review)],
    content(items, { review, at, room }) {
      const open = fitting(items, room * 0.8, (each) =>
        "app" in each ? rolledBackItem(context, each, at) : driftItem(context, each, at),
      );
      const ignored = review.drift.filter((each) => each.ignored !== undefined);
      return (
        items.length + ignored.length > 0 &&
        html`<ul class="findings">
${open.fit}</ul>
${leftOut(open.left, "drifted resource")}${ignored.length > 0 && ignoredDrift(context, ignored, { at, room: room * 0.2 })}`
      );
    },
  });
}

function driftItem(context: Context, each: Drift, at: number): Html {
  const { cause, service, operation, properties } = each;
  return html`<li class="finding"${placeOf(context, { environment: at, service })}>
<h4>${icon("drift")} ${objectName(each)}</h4>
<p><span class="kind">${cause.kind}</span> ${phraseHtml(causePhrase(each))}${who(cause, context.report.at)}</p>
<p><span class="quiet">In ${serviceLink(context, service)}:</span> ${operation === "delete" ? "it is gone" : propertyList(properties)}</p>
${remediationOf(each)}</li>
`;
}

/** As ` – ada@example.org in v57 3 h ago (2026-11-21 07:00 UTC)`. */
export function who({ by, at, release }: Pick<Drift["cause"], "by" | "at" | "release">, review: string): Content {
  const parts: Content[] = [
    by !== undefined && html` <b>${by}</b>`,
    release !== undefined && html` in v${release}`,
    at !== undefined && html` <time datetime="${at}">${when(at, review)}</time>`,
  ];
  return parts.some(Boolean) && html` –${parts}`;
}

function remediationOf({ accept, unwritten, revert }: Pick<Drift, "accept" | "unwritten" | "revert">): Html {
  if (accept === undefined && revert === undefined) return html`<p class="quiet">No way out is known.</p>`;
  return html`<dl class="ways">${way("To accept", accept && editsText(accept), unwritten === undefined ? "Nothing can be written to accept it." : `Nothing is written to accept it: ${unwrittenText(unwritten)}.`)}${way("To revert", revert && stepsText(revert), "No command takes it back.")}</dl>`;
}

export const way = (title: string, text: string | undefined, none: string): Html =>
  html`<div><dt>${title}</dt><dd>${text === undefined ? html`<p class="quiet">${none}</p>` : html`<pre><code>${lines(text)}</code></pre>`}</dd></div>`;

const lines = (text: string): Content =>
  joined(
    text.split("\n"),
    html`
`,
  );

function rolledBackItem(
  context: Context,
  { service, app, to, release, by, at: then, stopsUp }: EnvironmentReview["rolledBack"][number],
  at: number,
): Html {
  return html`<li class="finding"${placeOf(context, { environment: at, service })}>
<h4>${icon("rollback")} <code>${app}</code> runs v${to} again</h4>
<p>Rolled back by v${release}${who({ by, at: then, release: undefined }, context.report.at)}. The next config var or add-on that changes moves it forward again.${stopsUp ? html` This <code>up</code> would, and is refused before its first write: see the top of the page.` : ""} An <code>up</code> does so only with <code>HEROKU_MOVE_FORWARD=${app}</code>.</p>
<p class="quiet">In ${serviceLink(context, service)}</p></li>
`;
}

function ignoredDrift(context: Context, ignored: readonly Drift[], { at, room }: { at: number; room: number }): Html {
  const settled = table({
    caption: "Ignored drift",
    heads: ["resource", "service", "what", "reason", "until"],
    items: ignored,
    row: (each) =>
      rowAbout(context, { at, service: each.service }, [
        objectName(each),
        propertyList(each.properties),
        each.ignored?.reason,
        each.ignored?.until,
      ]),
    room,
  });
  return html`<details class="fold" data-quiet><summary>${count(ignored.length, "ignored resource")}, with the reason</summary>
${settled}</details>`;
}
