import { html } from "hono/html";
import { roleIn } from "../access/rights.ts";
import type { Core } from "../core.ts";
import { appsOf } from "../model/apps.ts";
import { teamsOf } from "../model/teams.ts";
import type { AccountRow, AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { board, Cards, looseApps } from "./board.ts";
import type { AppFacts } from "./facts/app.ts";
import { conditionsOf } from "./facts/conditions.ts";
import { membersOf } from "./facts/people.ts";
import { type PipelineFacts, pipelinesOf } from "./facts/pipelines.ts";
import type { Content, Html } from "./html.ts";
import { appLink, commas, count, dollars, fact, factList, section } from "./parts.ts";
import { rateBudget, requestList } from "./requests.ts";
import { badge } from "./state.ts";

/** Everything that an account has, at a glance. */
export function dashboard({ world, feed }: Core, account: AccountRow): Html {
  const apps = appsOf(world, account).sort((a, b) => (a.name < b.name ? -1 : 1));
  const pipelines = pipelinesOf(world, account, apps);
  const inPipelines = new Set(pipelines.flatMap(({ stages }) => stages.flatMap(([, own]) => own)));
  const loose = apps.filter((app) => !inPipelines.has(app));
  const cards = new Cards(world);
  const facts = apps.map(cards.factsOf);
  return html`<header class="masthead">
<div><h1>Local Heroku</h1><p class="quiet">${world.origin}, as ${account.email}</p></div>
<p class="live" id="live" role="status"></p>
</header>
${figures(facts, pipelines)}
${attention(facts)}
${filter(apps)}
<div class="columns">
<div class="boards" id="boards" data-list>
${apps.length + pipelines.length === 0 && empty(world)}
${pipelines.map((pipeline) => board(world, pipeline, cards))}
${loose.length > 0 && looseApps(loose, cards)}
${teams(world, account)}
</div>
<aside>
${section("Requests", [rateBudget(world), requestList(feed.entries)], { stream: true })}
</aside>
</div>`;
}

function figures(apps: readonly AppFacts[], pipelines: readonly PipelineFacts[]): Html {
  const sum = (of: (app: AppFacts) => number) => apps.reduce((total, app) => total + of(app), 0);
  const shown: readonly (readonly [string, string | number])[] = [
    ["Pipelines", pipelines.length],
    ["Apps", apps.length],
    ["Dynos", sum(({ dynos }) => dynos.reduce((total, { quantity }) => total + quantity, 0))],
    ["Add-ons", sum(({ addons }) => addons.filter(({ sharedBy }) => sharedBy === undefined).length)],
    ["Domains", sum(({ domains }) => domains.length)],
    ["Cost per month", dollars(sum(({ cents }) => cents))],
  ];
  return html`<dl class="figures" data-live="figures">${shown.map(([name, value]) => fact(name, value))}</dl>`;
}

const mostInSight = 8;

function attention(apps: readonly AppFacts[]): Html {
  const all = apps.flatMap((app) => conditionsOf(app).map((condition) => ({ app: app.name, ...condition })));
  const open = all.filter(({ state }) => state.tone !== "busy");
  const isBad = open.toSorted((a, b) => Number(b.state.tone === "bad") - Number(a.state.tone === "bad"));
  const items = isBad.map(
    ({ app, state, part, reason }) =>
      html`<li>${badge(state)} <span>${appLink(app)} ${part}${reason !== null && html` <span class="quiet">${reason}</span>`}</span></li>\n`,
  );
  const busy = all.length - open.length;
  return html`<section class="attention" data-live="attention"${busy > 0 && html` data-busy`} aria-labelledby="attention-title">
<h2 id="attention-title">${open.length === 0 ? "Nothing needs attention" : `${count(open.length, "thing")} to look at`}</h2>
${busy > 0 && html`<p>${badge({ tone: "busy", word: `${busy} in progress` })}</p>`}
${items.length > 0 && html`<ul>${items.slice(0, mostInSight)}</ul>`}
${items.length > mostInSight && html`<details id="attention-more"><summary>${items.length - mostInSight} more</summary><ul>${items.slice(mostInSight)}</ul></details>`}
</section>`;
}

/** Hidden until the script, which makes it work, shows it. */
function filter(apps: readonly AppRow[]): Html {
  return html`<search class="filter" id="filter" hidden>
<label>Find <input type="search" id="find" autocomplete="off" spellcheck="false" placeholder="app, pipeline, add-on, domain"></label>
<label><input type="checkbox" id="troubled"> Only what needs attention</label>
<p role="status" id="found">All ${count(apps.length, "app")}</p>
</search>`;
}

function teams(world: World, account: AccountRow): Content {
  const visible = teamsOf(world, account).filter(({ id }) => roleIn(world, id, account) !== "collaborator");
  const shown = visible.map((team) => {
    const people = membersOf(world, team).map(({ email, role }) => html`${email} <span class="quiet">(${role})</span>`);
    return [team.name, commas(people)] as const;
  });
  return shown.length > 0 && section("Teams", factList(shown));
}

function empty({ origin }: World): Html {
  return html`<section class="panel" data-live="empty"><h2>No app yet</h2>
<p>Bring up an estate, or point Heroku's command line here: <code>HEROKU_HOST=${origin} HEROKU_API_KEY=<i>token</i> heroku apps:create</code></p></section>`;
}
