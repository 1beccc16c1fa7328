import { goesBefore, stopsIn } from "../../report/verdict.ts";
import { type Content, type Html, html } from "../html/html.ts";
import { count, when } from "../words/units.ts";
import type { Card } from "./board-model.ts";
import { partList } from "./card-parts.ts";
import { costBar } from "./cost-bars.ts";
import { badge, icon, policyIcon } from "./icons.ts";
import { driftWords, objectName, operationBadge, propertyList } from "./object-words.ts";

interface Measures {
  /** US dollars a month that fill a cost bar. */
  readonly most: number;
  /** When the review was made. */
  readonly at: string;
}

/** Most lines of a list on a card; its section below has the others. */
const mostLines = 6;

/** A service in one environment: what it is made of, what this change does to it, and what has become of it. */
export function cardOf(card: Card, service: string, measures: Measures): Html {
  const { environment, environmentIndex, app, parts, cost } = card;
  return html`<li class="card parts-${parts.length}" data-environment="${environmentIndex}">
<header><h4><span class="sr">${service} in </span>${environment}</h4> ${app !== undefined && html`<code>${app}</code>`}
${badges(card, measures.at)}</header>
${app === undefined ? html`<p class="absent">${absent(card)}</p>` : partList(parts)}
<div class="notes">${notes(card)}</div>
${cost ? costBar(cost, measures.most) : measures.most > 0 && html`<p class="cost quiet">cost not known</p>`}
</li>
`;
}

function absent({ outcome, all }: Card): string {
  if (outcome !== "succeeded") return "could not be looked at";
  return all.changes.some(({ operation }) => operation === "delete") ? "is taken away" : "is not in this environment";
}

function badges({ rolledBack, all, policies, ignored, added, health }: Card, at: string): Html {
  const destructive = all.changes.filter(({ isDestructive }) => isDestructive).length;
  const mandatory = stopsIn({ policies }).length;
  const advisory = policies.filter(({ level }) => level === "advisory").length;
  const leader = goesBefore({ policies });
  const shown: Content[] = [
    ...rolledBack.map(({ to, by, at: then, stopsUp }) => {
      const who = [by && `by ${by}`, then && when(then, at)].filter(Boolean).join(", ");
      const stop = stopsUp ? ", stops this up" : "";
      return badge("rollback", `rolled back to v${to}${who === "" ? "" : ` ${who}`}${stop}`);
    }),
    mandatory > 0 && badge("stopped", count(mandatory, "mandatory policy", "mandatory policies")),
    leader !== undefined && badge("pending", `waits for ${leader}`),
    destructive > 0 && badge("delete", `${destructive} destructive`),
    all.drift.length > 0 && badge("drift", `${all.drift.length} drifted`),
    health.length > 0 && badge("failed", `${health.length} unhealthy`),
    added.length > 0 && badge("drift", `${added.length} added by hand`),
    advisory > 0 && badge("policy", count(advisory, "advisory policy", "advisory policies")),
    ignored > 0 && html`<span class="badge quiet">${ignored} ignored</span>`,
  ];
  return html`<p class="badges">${shown}</p>`;
}

function notes({ changes, drift, policies, restarts, environmentIndex: at }: Card): Content[] {
  return [
    list(
      "This change also",
      `changes-${at}`,
      changes,
      (each) => html`${operationBadge(each.operation)} ${objectName(each)} ${propertyList(each.properties)}`,
    ),
    list(
      "Changed since the last up",
      `drift-${at}`,
      drift,
      (each) => html`${icon("drift")} ${objectName(each)} ${driftWords(each)}`,
    ),
    list("Restarts", "restarts", restarts, ({ processes }) => html`${icon("restart")} ${processes.join(", ")}`),
    list(
      "Policy",
      "policy",
      policies,
      (finding) =>
        html`${icon(policyIcon(finding))} <code>${finding.policy}</code> <span class="quiet">${finding.level}</span>`,
    ),
  ];
}

function list<T>(title: string, section: string, items: readonly T[], line: (item: T) => Html): Content {
  if (items.length === 0) return undefined;
  const left = items.length - mostLines;
  const lines = items.slice(0, mostLines).map((item) => html`<li>${line(item)}</li>`);
  return html`<h5>${title}</h5><ul>${lines}${left > 0 && html`<li><a href="#${section}">${left} more</a></li>`}</ul>`;
}
