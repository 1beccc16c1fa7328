import { Hono } from "hono";
import type { Core } from "../core.ts";
import { receive } from "../inbox.ts";
import { invalid } from "../problems.ts";

/** Webhook deliveries for receivers elsewhere, which end here. */
export function inboxRoutes({ world }: Core): Hono {
  const routes = new Hono();
  const { inbox } = world.store;
  routes.get("/inbox", (context) => context.json(inbox.all()));
  routes.post("/inbox", async (context) => {
    const originalUrl = context.req.header("x-original-url") ?? context.req.url;
    const signature = context.req.header("heroku-webhook-hmac-sha256") ?? "";
    const kept = receive(world, await context.req.text(), { originalUrl, signature });
    if (!kept) throw invalid("Not a webhook delivery.");
    return context.json(kept);
  });
  routes.delete("/inbox", (context) => {
    world.store.transaction(() => {
      for (const { id } of inbox.all()) inbox.delete(id);
    });
    return context.json([]);
  });
  return routes;
}
