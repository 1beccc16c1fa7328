import { Hono } from "hono";
import type { Core } from "../core.ts";
import { appsOf } from "../model/apps.ts";
import { appPage, indexPage, missingPage } from "../pages/app-page.ts";
import { page } from "../pages/page.ts";
import { type Portrait, portraitOf } from "../pages/portrait.ts";
import type { AppRow } from "../rows.ts";

/** Pages that stand where apps would answer, and a list of them. */
export function pageRoutes({ world, tokens }: Core): Hono {
  const routes = new Hono();
  routes.get("/apps", (context) => {
    const portraits = apps().map((app) => portraitOf(world, app));
    if (context.req.header("accept")?.includes("text/html")) return page("Apps", indexPage(portraits));
    return context.json(portraits.map((portrait) => ({ ...summary(portrait), page: pageOf(portrait.name) })));
  });
  routes.get("/apps/:name", (context) => {
    const name = context.req.param("name");
    const app = apps().find((known) => known.name === name);
    return app ? page(name, appPage(portraitOf(world, app))) : page("No such app", missingPage(name), 404);
  });
  return routes;

  /** Those that the token's account sees, by name. */
  function apps(): AppRow[] {
    const [email = ""] = tokens.values();
    const account = world.store.accounts.find("email", email);
    return account ? appsOf(world, account).sort((a, b) => (a.name < b.name ? -1 : 1)) : [];
  }

  function pageOf(name: string): string {
    return `${world.origin}/_local/apps/${encodeURIComponent(name)}`;
  }
}

function summary({ name, owner, pipeline, addresses }: Portrait): object {
  return { name, owner, stage: pipeline?.stage ?? null, addresses };
}
