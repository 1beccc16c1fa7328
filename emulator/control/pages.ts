import { type Context, Hono } from "hono";
import { accepts } from "hono/accepts";
import type { Core } from "../core.ts";
import { appsOf } from "../model/apps.ts";
import { appPage, missingPage } from "../pages/app-page.ts";
import { dashboard } from "../pages/dashboard.ts";
import { nameOfOwner } from "../pages/facts/app.ts";
import { addressesOf } from "../pages/facts/domains.ts";
import { placeIn } from "../pages/facts/pipelines.ts";
import { page } from "../pages/page.ts";
import type { AccountRow, AppRow } from "../rows.ts";

/** Pages that stand where apps would answer, a list of them for programs, and what happens while a page is open. */
export function pageRoutes(core: Core): Hono {
  const { world, feed } = core;
  const routes = new Hono();
  routes.get("/apps", (context) => {
    if (wantsPage(context)) return context.redirect("/");
    return context.json(visible(core).map(summary));
  });
  routes.get("/apps/:name", (context) => {
    const name = context.req.param("name");
    const account = viewer(core);
    const seen = visible(core);
    const app = seen.find((known) => known.name === name);
    if (!app || !account) return page("No such app", missingPage(name), { status: 404 });
    return page(name, appPage(core, app, { account, seen }), { newestId: feed.newestId });
  });
  routes.get("/events", (context) => {
    // Nobody would read, or end, the stream of a HEAD request.
    if (context.req.method === "HEAD") return context.body(null, { headers: streamHeaders });
    const after = context.req.header("last-event-id") ?? context.req.query("after");
    const stream = feed.open(after);
    if (!stream) return context.text("too many pages are open, or this local Heroku is stopping\n", 503);
    return new Response(stream, { headers: streamHeaders });
  });
  return routes;

  function summary(app: AppRow): object {
    const { name } = app;
    const stage = placeIn(world, app)?.stage ?? null;
    const address = `${world.origin}/_local/apps/${encodeURIComponent(name)}`;
    return { name, owner: nameOfOwner(world, app), stage, addresses: addressesOf(world, app), page: address };
  }
}

/** The dashboard. */
export function dashboardPage(core: Core): Promise<Response> {
  const account = viewer(core);
  if (!account) return page("No account", missingPage(""), { status: 404 });
  return page("Dashboard", dashboard(core, account), { newestId: core.feed.newestId });
}

/** Whether a page is wanted rather than JSON: a browser asks for `text/html`, programs do not. */
export function wantsPage(context: Context): boolean {
  const json = "application/json";
  return accepts(context, { header: "Accept", supports: [json, "text/html"], default: json }) === "text/html";
}

const streamHeaders = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
};

/** Whose token this folder has: pages show what that account sees. */
function viewer({ world, tokens }: Core): AccountRow | undefined {
  const [email = ""] = tokens.values();
  return world.store.accounts.find("email", email);
}

/** Apps that the viewer sees, by name. */
function visible(core: Core): AppRow[] {
  const account = viewer(core);
  return account ? appsOf(core.world, account).sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
}
