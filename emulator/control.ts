import { type Context, Hono } from "hono";
import { z } from "zod";
import { readBody } from "./body.ts";
import type { Core } from "./core.ts";
import { faultSchema } from "./faults.ts";
import { receive } from "./inbox.ts";
import { badRequest, HerokuProblem, invalid } from "./problems.ts";
import { seedForeignApp } from "./seed.ts";
import { appName } from "./wire/patterns.ts";

const forcedAcm = z.strictObject({
  hostname: z.string(),
  acm: z.strictObject({ status: z.string(), reason: z.string().nullable().default(null) }).nullable(),
});

/** Routes that Heroku does not have: for tests, and for people who look inside. They need no token and are not counted. */
export function controlRoutes(core: Core): Hono {
  const { world } = core;
  const control = new Hono();
  control.onError((error, context) => {
    if (!(error instanceof HerokuProblem)) throw error;
    return context.json(error.body, error.status === 400 ? 400 : 422);
  });
  control.get("/health", (context) => context.json({ status: "ok", instance: core.instance, pid: process.pid }));
  control.get("/requests", (context) => context.json(core.requests.view()));
  control.delete("/requests", (context) => {
    core.requests.reset();
    return context.json(core.requests.view());
  });
  control.get("/faults", (context) => context.json(core.faults.pending()));
  control.post("/faults", async (context) => {
    core.faults.add(readBody(faultSchema, await bodyOf(context)));
    return context.json(core.faults.pending(), 201);
  });
  control.delete("/faults", (context) => {
    core.faults.clear();
    return context.json([]);
  });
  control.post("/clock", async (context) => {
    const { advanceMs } = readBody(z.strictObject({ advanceMs: z.int().min(0) }), await bodyOf(context));
    world.store.transaction(() => world.advance(advanceMs));
    core.catchUp();
    core.changed();
    return context.json({ now: new Date(world.now()).toISOString() });
  });
  control.get("/clock", (context) => context.json({ now: new Date(world.now()).toISOString() }));
  control.get("/state", (context) => {
    const collections = [...world.store.collections()];
    return context.json(Object.fromEntries(collections.map(([name, collection]) => [name, collection.all()])));
  });
  control.post("/foreign-app", async (context) => {
    const { name } = readBody(z.strictObject({ name: appName }), await bodyOf(context));
    world.store.transaction(() => seedForeignApp(world, name));
    return context.json({ name }, 201);
  });
  control.get("/inbox", (context) => context.json(world.store.inbox.all()));
  control.post("/inbox", async (context) => {
    const originalUrl = context.req.header("x-original-url") ?? context.req.url;
    const signature = context.req.header("heroku-webhook-hmac-sha256") ?? "";
    const kept = receive(world, await context.req.text(), { originalUrl, signature });
    return kept ? context.json(kept) : context.json({ id: "invalid_params", message: "Not a webhook delivery." }, 422);
  });
  control.delete("/inbox", (context) => {
    world.store.transaction(() => {
      for (const { id } of world.store.inbox.all()) world.store.inbox.delete(id);
    });
    return context.json([]);
  });
  control.post("/domains", async (context) => {
    const { hostname, acm } = readBody(forcedAcm, await bodyOf(context));
    const domain = world.store.domains.find("hostname", hostname);
    if (!domain) throw invalid(`Couldn't find the domain ${hostname}.`);
    world.store.transaction(() => world.store.domains.put({ ...domain, acm, updatedAt: world.now() }));
    return context.json({ hostname, acm });
  });
  control.put("/blobs/:slug", async (context) => {
    const slug = world.store.slugs.get(context.req.param("slug"));
    if (!slug) return context.text("no such blob\n", 404);
    const { byteLength: size } = await context.req.arrayBuffer();
    world.store.transaction(() => world.store.slugs.put({ ...slug, size, updatedAt: world.now() }));
    return context.body(null, 200);
  });
  return control;
}

async function bodyOf(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw badRequest("Unable to parse the request's body as JSON.");
  }
}
