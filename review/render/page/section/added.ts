import type { AddedByHand } from "../../../report/added-by-hand.ts";
import { addedOf } from "../../../report/verdict.ts";
import { fitting } from "../../html/fitting.ts";
import { type Content, type Html, html } from "../../html/html.ts";
import { addedWords } from "../../words/added-items.ts";
import { titles } from "../../words/block.ts";
import { editsText, stepsText } from "../../words/edit.ts";
import { icon } from "../icons.ts";
import { leftOut } from "../left-out.ts";
import { limits } from "../limits.ts";
import { phraseHtml } from "../phrase-html.ts";
import { way, who } from "./drift.ts";
import { byEnvironment, type Context, placeOf, type Section, serviceLink, unlisted } from "./section.ts";

/** What stands on the apps and in their pipelines, and nobody declared. */
export function addedByHand(context: Context): Section {
  const { report } = context;
  const items = report.environments.flatMap((review, at) => addedOf(review).map(() => ({ at })));
  const room = limits.added / Math.max(1, report.environments.length);
  const content = byEnvironment(context, "added", addedOf, (all, { at }) => list(context, all, { at, room }));
  const none = "Nothing undeclared was found.";
  return {
    id: "added",
    title: titles.addedByHand,
    count: items.length,
    content: [content, unlisted({ report, items, what: "drift", none })],
  };
}

function list(context: Context, all: readonly AddedByHand[], { at, room }: { at: number; room: number }): Content {
  const { fit, left } = fitting(all, room, (each) => item(context, each, at));
  return html`<ul class="findings">
${fit}</ul>
${leftOut(left, "thing")}`;
}

function item(context: Context, added: AddedByHand, at: number): Html {
  const { kind, app, service, accept, remove, giveBack } = added;
  return html`<li class="finding"${placeOf(context, { environment: at, service })}>
<h4>${icon("drift")} ${kind} ${phraseHtml(addedWords(added))}</h4>
<p><span class="quiet">On</span> <code>${app}</code>${who(added, context.report.at)}</p>
<p class="quiet">In ${serviceLink(context, service)}</p>
<dl class="ways">${way("Accept it", accept && editsText(accept), "There is no word for it in index.ts.")}${giveBack !== undefined && way("Go back", stepsText(giveBack), "")}${way("Remove it", remove && stepsText(remove), "No command: it is in use.")}</dl></li>
`;
}
