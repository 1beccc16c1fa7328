import { html } from "hono/html";
import { type Html, table } from "./page.ts";
import type { Portrait, Sibling } from "./portrait.ts";

/** The page at an app's local address: what it stands for, and that nothing runs behind it. */
export function appPage(app: Portrait): Html {
  return html`<p class="quiet"><a href="/_local/apps">All apps of this local Heroku</a></p>
<h1>${app.name}</h1>
<p>${standsFor(app)}</p>
<p class="notice"><strong>No code runs here.</strong> This is a local Heroku: it keeps what was declared, and this page stands
where the app would answer.${app.maintenance && " The app is in maintenance mode."}</p>
${facts(app)}
${table("Dynos", {
  columns: ["Process", "Size", "Quantity", "A month"],
  rows: app.dynos.map(({ type, size, quantity, cents }) => [type, size, String(quantity), dollars(cents)]),
  none: "None: nothing has been released yet.",
})}
${table("Domains", {
  columns: ["Domain", "DNS target", "Certificate"],
  rows: app.domains.map(({ hostname, target, certificate }) => [hostname, target ?? "not known yet", certificate]),
  none: "None of its own.",
})}
${table("Add-ons", {
  columns: ["Add-on", "Plan", "State", "A month"],
  rows: app.addons.map(({ name, plan, state, cents }) => [name, plan, state, dollars(cents)]),
  none: "None.",
})}
${table("The other apps of its pipeline", {
  columns: ["App", "Stage", "Stands for"],
  rows: (app.pipeline?.others ?? []).map((other) => [link(other), other.stage, other.addresses.join(", ")]),
  none: "None.",
})}`;
}

/** Every app, each with its page. */
export function indexPage(apps: readonly Portrait[]): Html {
  return html`<h1>Apps of this local Heroku</h1>
<p class="notice"><strong>No code runs here.</strong> Each app has a page that says what it stands for.</p>
${table("Apps", {
  columns: ["App", "Owner", "Stage", "Stands for"],
  rows: apps.map((app) => [link(app), app.owner, app.pipeline?.stage ?? "–", app.addresses.join(", ")]),
  none: "There is none yet.",
})}`;
}

/** For a name that no app has. */
export function missingPage(name: string): Html {
  return html`<p class="quiet"><a href="/_local/apps">All apps of this local Heroku</a></p>
<h1>No such app</h1>
<p>There is no app <code>${name}</code> here, or it is somebody else's.</p>`;
}

function standsFor({ addresses, pipeline }: Portrait): Html {
  const own = html`On Heroku, visitors would find it at ${codes(addresses)}.`;
  const production = pipeline?.others.find(({ stage }) => stage === "production");
  if (pipeline?.stage === "production" || !production) return own;
  return html`${own} It tries out what ${link(production)} shows in production at ${codes(production.addresses)}.`;
}

function facts(app: Portrait): Html {
  const { pipeline, release } = app;
  return html`<dl>
<dt>Owner</dt><dd>${app.owner}</dd>
<dt>Pipeline</dt><dd>${pipeline ? `${pipeline.name}, ${pipeline.stage}` : "none"}</dd>
<dt>Review apps</dt><dd>${pipeline?.reviewApps ?? "none"}</dd>
<dt>Release</dt><dd>${release ? `v${release.version}: ${release.description}, ${release.at}` : "none"}</dd>
<dt>Stack and region</dt><dd>${app.stack}, ${app.region}</dd>
<dt>Config vars</dt><dd>${app.configVars}, whose values are not shown</dd>
</dl>`;
}

function link({ name }: Pick<Sibling, "name">): Html {
  return html`<a href="/_local/apps/${encodeURIComponent(name)}">${name}</a>`;
}

function codes(texts: readonly string[]): Html[] {
  return texts.map((text, index) => html`${index > 0 && ", "}<code>${text}</code>`);
}

function dollars(cents: number): string {
  return `$${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2)}`;
}
