import { Hono } from "hono";
import { tokenOf } from "./auth.ts";
import { catalogueDate } from "./catalogue/plans.ts";
import { circumstanceRoutes } from "./control/circumstances.ts";
import { type ControlRoutes, controlRoutesOn } from "./control/control-routes.ts";
import { dashboardRoutes } from "./control/dashboard.ts";
import { faultRoutes } from "./control/faults.ts";
import { pageRoutes } from "./control/pages.ts";
import { peopleRoutes } from "./control/people.ts";
import { platformRoutes } from "./control/platform.ts";
import type { Core } from "./core.ts";
import { DiskProblem } from "./disk-problem.ts";
import { receive } from "./inbox.ts";
import { HerokuProblem, invalid, notKept, unauthorized } from "./problems.ts";

const groups = [circumstanceRoutes, dashboardRoutes, faultRoutes, inboxRoutes, peopleRoutes, platformRoutes];

/**
 * Routes that Heroku does not have: for tests, and for people who look inside. They take a token of the folder's own and are not
 * counted. Open are the health, the pages, which show no value, and the addresses of slugs' archives, as Heroku's are.
 */
export function controlRoutes(core: Core): Hono {
  const { world, requests } = core;
  const control = new Hono();
  control.onError((error) => {
    const problem = error instanceof DiskProblem ? notKept(error) : error;
    if (!(problem instanceof HerokuProblem)) throw problem;
    return Response.json(problem.body, { status: problem.status });
  });
  control.get("/health", (context) => {
    const catalogue = { date: catalogueDate };
    return context.json({ status: "ok", instance: core.instance, pid: process.pid, catalogue });
  });
  control.put("/blobs/:slug", async (context) => {
    const slug = world.store.slugs.get(context.req.param("slug"));
    if (!slug) return context.text("no such blob\n", 404);
    const { byteLength: size } = await context.req.arrayBuffer();
    world.store.transaction(() => world.store.slugs.put({ ...slug, size, updatedAt: world.now() }));
    return context.body(null, 200);
  });
  control.route("/", pageRoutes(core));
  control.use(async (context, next) => {
    if (!core.tokens.has(tokenOf(context.req.header("authorization") ?? ""))) throw unauthorized();
    await next();
  });
  control.get("/requests", (context) => context.json(requests.view()));
  control.delete("/requests", (context) => {
    requests.reset();
    return context.json(requests.view());
  });
  control.get("/state", (context) => {
    const collections = [...world.store.collections()];
    return context.json(Object.fromEntries(collections.map(([name, collection]) => [name, collection.all()])));
  });
  const routes = controlRoutesOn(control, core);
  for (const addTo of groups) addTo(core, routes);
  return control;
}

/** Webhook deliveries for receivers elsewhere, which end here. */
function inboxRoutes({ world }: Core, { routes }: ControlRoutes): void {
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
}
