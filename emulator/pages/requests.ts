import { html } from "hono/html";
import type { Entry } from "../feed.ts";
import { hourly } from "../rate-limit.ts";
import type { SeenRequest } from "../seen-request.ts";
import type { World } from "../world.ts";
import type { Content, Html } from "./html.ts";
import { appLink, count } from "./parts.ts";

const mostShown = 40;

/** Requests as they arrived, the newest first. The script adds those that come. @param app only those about it */
export function requestList(entries: readonly Entry<SeenRequest>[], app?: string): Html {
  const own = entries.filter(({ data }) => app === undefined || data.app === app);
  const shown = own.slice(-mostShown).toReversed();
  return html`<ol class="requests" id="requests-list" tabindex="0" aria-label="Requests, the newest first" data-most="${mostShown}"${app !== undefined && html` data-app="${app}"`}>
${shown.map((entry) => item(entry, app === undefined))}</ol>
<p class="quiet" id="no-requests"${shown.length > 0 && html` hidden`}>None since this local Heroku has started.</p>`;
}

/** The account's budget of requests. */
export function rateBudget(world: World): Html {
  const remaining = world.rateLimit.remaining(world.now());
  return html`<p class="budget"><label for="budget">Rate limit</label> <meter id="budget" min="0" max="${hourly}" low="450" optimum="${hourly}" value="${remaining}"></meter> <span><b id="remaining">${remaining}</b> of ${count(hourly, "request")} left</span></p>`;
}

function item({ number, data }: Entry<SeenRequest>, withApp: boolean): Content {
  const { at, method, path, app, by, status, ms } = data;
  const about = html`<span class="about">${withApp && app !== null && html`${appLink(app)}, `}${by ?? "nobody"}</span><span class="ms">${ms} ms</span>`;
  return html`<li data-number="${number}"${isRefused(status) && html` class="refused"`}><time datetime="${at}">${at.slice(11, 19)}</time><span class="asked"><b>${method}</b> <code>${breakable(path)}</code></span><span class="answer">${status ?? "no answer"}</span>${about}</li>
`;
}

/** A long path goes on in the next line between its parts. */
function breakable(path: string): Content[] {
  return path.split("/").map((part, index) => (index === 0 ? part : html`/<wbr>${part}`));
}

function isRefused(status: number | null): boolean {
  return status === null || status >= 400;
}
