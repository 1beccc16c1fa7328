import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../body.ts";
import type { Core } from "../core.ts";
import { faultSchema } from "../faults.ts";
import { bodyOf } from "./body-of.ts";

const name = z.string().min(1);
const held = z.object({ name, count: z.coerce.number().int().min(0).default(1) });
const rateLimit = z.strictObject({ remaining: z.int().min(0).optional(), enforce: z.boolean().optional() });

/** What goes wrong on purpose: failures, answers that are held back, a spent rate limit. */
export function faultRoutes({ world, faults, holds }: Core): Hono {
  const routes = new Hono();
  routes.get("/faults", (context) => context.json(faults.pending()));
  routes.post("/faults", async (context) => {
    faults.add(await bodyOf(context, faultSchema));
    return context.json(faults.pending(), 201);
  });
  routes.delete("/faults", (context) => {
    faults.clear();
    holds.releaseAll();
    return context.json([]);
  });
  routes.get("/faults/held", async (context) => {
    const wanted = readBody(held, context.req.query());
    await holds.reached(wanted.name, wanted.count);
    return context.json({ name: wanted.name, held: holds.count(wanted.name) });
  });
  routes.post("/faults/release", async (context) => {
    const wanted = await bodyOf(context, z.strictObject({ name }));
    return context.json({ name: wanted.name, released: holds.release(wanted.name) });
  });
  routes.get("/rate-limit", (context) => context.json(limit()));
  routes.post("/rate-limit", async (context) => {
    const { remaining, enforce } = await bodyOf(context, rateLimit);
    if (remaining !== undefined) world.rateLimit.set(remaining, world.now());
    if (enforce !== undefined) world.rateLimit.enforce = enforce;
    return context.json(limit());
  });
  return routes;

  function limit(): object {
    return { remaining: world.rateLimit.remaining(world.now()), enforce: world.rateLimit.enforce };
  }
}
