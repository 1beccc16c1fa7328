import { html } from "hono/html";
import type { Core } from "../core.ts";
import type { AccountRow, AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import {
  addons,
  backups,
  configVars,
  deliverySection,
  domains,
  drains,
  dynos,
  people,
  releaseSection,
} from "./app-sections.ts";
import { type AppFacts, factsOf } from "./facts/app.ts";
import { conditionsOf } from "./facts/conditions.ts";
import { addressesOf } from "./facts/domains.ts";
import { pipelinesOf, placeIn, reviewAppsOf, reviewOf } from "./facts/pipelines.ts";
import type { Content, Html } from "./html.ts";
import { appLink, codes, commas, dollars, factList, section, time } from "./parts.ts";
import { rateBudget, requestList } from "./requests.ts";
import { badge } from "./state.ts";

/** All of one app. It stands at the app's local address, as nothing runs behind it. @param seen apps that the account sees */
export function appPage({ world, feed }: Core, app: AppRow, { account, seen }: Viewer): Html {
  const facts = factsOf(world, app);
  return html`${masthead(world, app, facts)}
${conditions(facts)}
<div class="sections">
<div class="stack">${section("Overview", overview(world, app, { facts, account, seen }))}</div>
<div class="stack">${dynos(facts)}${people(facts)}${drains(facts)}</div>
${configVars(facts)}
${addons(facts)}${domains(facts, world.now())}${backups(facts, world.now())}
${releaseSection(world, app)}
${deliverySection(world, app, facts)}
${section("Requests", [rateBudget(world), requestList(feed.entries, app.name)], { wide: true, stream: true })}
</div>`;
}

/** For a name that no app has. */
export function missingPage(name: string): Html {
  return html`<p class="quiet"><a href="/">All apps of this local Heroku</a></p>
<h1>No such app</h1>
<p>App <code>${name}</code> does not exist, or belongs to another account.</p>`;
}

interface Viewer {
  readonly account: AccountRow;
  readonly seen: readonly AppRow[];
}

function masthead(world: World, app: AppRow, { name, states, cents }: AppFacts): Html {
  const place = placeIn(world, app);
  return html`<header class="masthead">
<div><p class="quiet"><a href="/">Local Heroku</a>${place && html` / ${place.pipeline.name} / ${place.stage}`}</p>
<h1>${name}</h1>
<p>${states.map(badge)} <b>${dollars(cents)}</b> a month. <strong>No code runs here</strong>: this page replaces the app.</p></div>
<p class="live" id="live" role="status"></p>
</header>`;
}

function conditions(facts: AppFacts): Html {
  const all = conditionsOf(facts);
  const isBusy = all.some(({ state }) => state.tone === "busy");
  const items = all.map(
    ({ state, part, reason }) =>
      html`<li>${badge(state)} <span>${part} <span class="quiet">${reason ?? ""}</span></span></li>\n`,
  );
  return html`<section class="attention" data-live="attention"${isBusy && html` data-busy`} aria-labelledby="attention-title">
<h2 id="attention-title">${all.length === 0 ? "Nothing needs attention" : "Failing, waiting or in progress"}</h2>
${all.length > 0 && html`<ul>${items}</ul>`}</section>`;
}

function overview(world: World, app: AppRow, { facts, account, seen }: Viewer & { facts: AppFacts }): Html {
  const place = placeIn(world, app);
  const review = reviewOf(world, app);
  const rows: readonly (readonly [string, Content])[] = [
    ["URL on Heroku", codes(facts.addresses)],
    ...(place ? relatives(world, app, { account, seen }) : []),
    ...(review ? [["Created for", madeFor(review)] as const] : []),
    ["Owner", facts.owner],
    ["Pipeline", place ? `${place.pipeline.name}, ${place.stage}` : "none"],
    ["Review apps", (place && reviewAppsOf(world, place.pipeline.id)) ?? "none"],
    [
      "Release",
      facts.release &&
        html`v${facts.release.version}: ${facts.release.description}, ${time(facts.release.at, world.now())}`,
    ],
    [
      "Stack and region",
      commas([facts.stack, facts.region, ...(facts.space === undefined ? [] : [`space ${facts.space}`])]),
    ],
    ["Features", facts.features.length > 0 ? commas([...facts.features]) : "none enabled"],
  ];
  return factList(rows);
}

function madeFor({ branch, pullRequest, state }: NonNullable<ReturnType<typeof reviewOf>>): Html {
  return html`${pullRequest !== null && `pull request ${pullRequest}, `}branch <code>${branch}</code> ${badge(state)}`;
}

/** The other apps of its pipeline, and which production it tries out. */
function relatives(world: World, app: AppRow, { account, seen }: Viewer): [string, Content][] {
  const own = pipelinesOf(world, account, seen).find(({ stages }) => stages.some(([, apps]) => apps.includes(app)));
  const others = (own?.stages ?? []).flatMap(([stage, apps]) => {
    return apps.flatMap((other) => (other === app ? [] : [{ stage, other }]));
  });
  const production = others.find(({ stage }) => stage === "production")?.other;
  const links = others.map(({ stage, other }) => html`${appLink(other.name)} <span class="quiet">(${stage})</span>`);
  return [
    ...(production
      ? [
          ["Production app", html`${appLink(production.name)} at ${codes(addressesOf(world, production))}`] as [
            string,
            Content,
          ],
        ]
      : []),
    ["Other stages", links.length > 0 ? commas(links) : "no other app"],
  ];
}
