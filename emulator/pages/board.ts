import { html } from "hono/html";
import type { AppRow } from "../rows.ts";
import type { World } from "../world.ts";
import { levelOf } from "./assets.ts";
import { card } from "./card.ts";
import { type AppFacts, factsOf } from "./facts/app.ts";
import { type PipelineFacts, reviewOf } from "./facts/pipelines.ts";
import type { Content, Html } from "./html.ts";
import { codes, count, dollars, factList } from "./parts.ts";

/** A pipeline: its stages beside each other, with the rows of their apps level, and its review apps below. */
export function board(world: World, pipeline: PipelineFacts, cards: Cards): Html {
  const { name, owner, stages, reviewApps } = pipeline;
  const flow = stages.filter(([stage]) => stage !== "review");
  const review = stages.find(([stage]) => stage === "review");
  const apps = stages.flatMap(([, own]) => own.map(cards.factsOf));
  const most = Math.max(0, ...flow.map(([, own]) => own.length));
  const id = `pipeline-${encodeURIComponent(name)}`;
  return html`<section class="board" id="${id}" data-live="${id}" aria-labelledby="${id}-title">
<header><h2 id="${id}-title">${name}</h2><p class="quiet">${owner}, ${count(apps.length, "app")}, <b>${dollars(costOf(apps))}</b> a month</p></header>
${apps.length === 0 && html`<p class="quiet">No app is in this pipeline.</p>`}
<ol class="lanes lanes-${flow.length} ${levelOf(most)}">
${flow.map(([stage, own]) =>
  lane(
    stage,
    own.map((app) => cards.cardOf(app, { words: name })),
  ),
)}</ol>
${
  (reviewApps !== undefined || review) &&
  html`<div class="lane review"><h3>review apps</h3>
<p class="quiet">${reviewApps ?? "switched off"}</p>
${keys(pipeline, id)}
<ul class="cards">${review?.[1].map((app) => cards.cardOf(app, { words: name, review: reviewOf(world, app) }))}</ul></div>`
}
</section>
`;
}

/** Apps that are in no pipeline. */
export function looseApps(apps: readonly AppRow[], cards: Cards): Html {
  return html`<section class="board" id="no-pipeline" data-live="no-pipeline" aria-labelledby="no-pipeline-title">
<header><h2 id="no-pipeline-title">In no pipeline</h2><p class="quiet">${count(apps.length, "app")}, <b>${dollars(costOf(apps.map(cards.factsOf)))}</b> a month</p></header>
<div class="lane"><h3 class="sr">Apps</h3><ul class="cards">${apps.map((app) => cards.cardOf(app, { words: "" }))}</ul></div>
</section>
`;
}

/** Looks at each app once, however often it is shown. */
export class Cards {
  readonly #world: World;
  readonly #facts = new Map<string, AppFacts>();

  constructor(world: World) {
    this.#world = world;
  }

  readonly factsOf = (app: AppRow): AppFacts => {
    const facts = this.#facts.get(app.id) ?? factsOf(this.#world, app);
    this.#facts.set(app.id, facts);
    return facts;
  };

  cardOf(app: AppRow, found: Parameters<typeof card>[2]): Html {
    return card(this.factsOf(app), this.#world.now(), found);
  }
}

function lane(stage: string, cards: readonly Html[]): Html {
  return html`<li class="lane"><h3>${stage}</h3>
<ul class="cards">${cards}</ul></li>
`;
}

/** Of the pipeline itself: review apps and tests get them. */
function keys({ keys: byStage }: PipelineFacts, id: string): Content {
  const given = byStage.filter(([, names]) => names.length > 0);
  const amounts = given.map(([stage, names]) => `${count(names.length, "config var")} for ${stage}`);
  const lists = factList(given.map(([stage, names]) => [stage, codes(names)]));
  return (
    given.length > 0 &&
    html`<details class="keys-of" id="${id}-keys"><summary>${amounts.join(", ")}</summary>${lists}</details>`
  );
}

function costOf(apps: readonly AppFacts[]): number {
  return apps.reduce((sum, { cents }) => sum + cents, 0);
}
