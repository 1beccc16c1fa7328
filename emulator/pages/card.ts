import { html } from "hono/html";
import type { AppFacts } from "./facts/app.ts";
import { conditionsOf } from "./facts/conditions.ts";
import type { ReviewFacts } from "./facts/pipelines.ts";
import type { Content, Html } from "./html.ts";
import { appLink, commas, count, dollars, fact, time } from "./parts.ts";
import { badge } from "./state.ts";

/** An app on the board: what it is made of, and how that is. @param words by which the filter finds it too */
export function card(
  app: AppFacts,
  now: number,
  { words, review }: { words: string; review?: ReviewFacts | undefined },
): Html {
  const found = [
    words,
    app.name,
    app.owner,
    ...app.addons.map(({ plan }) => plan),
    ...app.domains.map((it) => it.hostname),
  ];
  const isTroubled = conditionsOf(app).some(({ state }) => state.tone !== "busy");
  return html`<li class="card" data-find="${found.join(" ").toLowerCase()}"${isTroubled && html` data-troubled`}>
<header><h4>${appLink(app.name)}</h4>${app.states.map(badge)}<p class="cost"><b>${dollars(app.cents)}</b> a month</p>${review && html`<p class="for">${reviewWords(review)}</p>`}</header>
<dl>
${fact("Release", release(app, now))}
${fact("Dynos", app.dynos.length > 0 ? html`<ul>${app.dynos.map(dyno)}</ul>` : nothing("none before a release"))}
${fact("Add-ons", app.addons.length > 0 ? html`<ul>${app.addons.map(addon)}</ul>` : nothing("none"))}
${fact("Domains", domains(app))}
</dl>
${more(app, now)}
</li>
`;
}

function nothing(words: string): Html {
  return html`<span class="quiet">${words}</span>`;
}

function release({ release: last }: AppFacts, now: number): Content {
  if (!last) return nothing("none");
  return html`<b>v${last.version}</b> ${last.description} <span class="quiet">${last.by}, ${time(last.at, now)}</span>${unusual(last.state)}`;
}

function dyno({ type, size, quantity, state }: AppFacts["dynos"][number]): Html {
  return html`<li>${type} <b>${quantity} × ${size}</b>${unusual(state)}</li>`;
}

function addon({ plan, state, sharedBy }: AppFacts["addons"][number]): Html {
  const [service = "", tier = ""] = plan.split(":", 2);
  return html`<li>${service}:<wbr><b>${tier}</b>${sharedBy && html` <span class="quiet">of ${appLink(sharedBy)}</span>`}${unusual(state)}</li>`;
}

function domains({ domains: own, addresses }: AppFacts): Content {
  if (own.length === 0) return html`<span class="quiet">${addresses[0]}</span>`;
  return html`<ul>${own.map(({ hostname, state }) => html`<li>${hostname} ${badge(state)}</li>`)}</ul>`;
}

/** What is as it should be needs no frame on a full board: its word is on the app's page. */
function unusual(state: Parameters<typeof badge>[0]): Content {
  return state.tone !== "good" && state.word !== "succeeded" && html` ${badge(state)}`;
}

function reviewWords({ branch, pullRequest, state }: ReviewFacts): Content {
  return html`${pullRequest !== null && `pull request ${pullRequest}, `}branch <code>${branch}</code>${unusual(state)}`;
}

/** What is needed less often, behind how much there is of it. */
function more(app: AppFacts, now: number): Html {
  const { keys, people, drains, schedules, transfers, webhooks, name } = app;
  const parts: readonly (readonly [amount: string, title: string, content: Content])[] = [
    [count(keys.length, "config var"), "Config vars", commas(keys.map(({ key }) => html`<code>${key}</code>`))],
    [count(people.length, "person", "people"), "People", commas(people.map(({ email, role }) => `${email} (${role})`))],
    [count(drains.length, "drain"), "Log drains", commas(drains.map(({ to, addon: of }) => of ?? to))],
    [
      count(schedules.length, "backup schedule"),
      "Backups",
      commas([
        ...schedules.map(({ at }) => at),
        ...transfers.slice(0, 1).map((it) => html`${it.name} ${it.state.word} ${time(it.at, now)}`),
      ]),
    ],
    [
      count(webhooks.length, "webhook"),
      "Webhooks",
      commas(webhooks.map(({ include, to, state }) => html`${include.join(" ")} to ${to} ${badge(state)}`)),
    ],
  ];
  const given = parts.filter(([amount]) => !amount.startsWith("0 "));
  return html`<details id="more-${encodeURIComponent(name)}"><summary>${given.map(([amount]) => html`<span>${amount}</span> `)}</summary>
<dl>${given.map(([, title, content]) => fact(title, content))}</dl></details>`;
}
