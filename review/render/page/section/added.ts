import type { AddedByHand } from "../../../report/added-by-hand.ts";
import { addedOf } from "../../../report/verdict.ts";
import { type Html, html, phraseHtml } from "../../html/html.ts";
import { addedWords } from "../../words/added-items.ts";
import { titles } from "../../words/block.ts";
import { editsText, stepsText } from "../../words/edit.ts";
import { fitting, leftOut } from "../fit.ts";
import { icon } from "../icons.ts";
import { way, who } from "./drift.ts";
import { type Context, environmentSection, placeOf, type Section, serviceLink } from "./section.ts";

/** What stands on the apps and in their pipelines, and nobody declared. */
export function addedByHand(context: Context): Section {
  return environmentSection(context, {
    id: "added",
    title: titles.addedByHand,
    what: "drift",
    none: "Nothing undeclared was found.",
    of: addedOf,
    content(all, { at, room }) {
      const { fit, left } = fitting(all, room, (each) => item(context, each, at));
      return (
        all.length > 0 &&
        html`<ul class="findings">
${fit}</ul>
${leftOut(left, "thing")}`
      );
    },
  });
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
